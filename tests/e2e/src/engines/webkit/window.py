"""A window of WebKitGTK for tests, driven by WebKitWebDriver.

Its one argument is a JSON object: `data` and `downloads`, two folders;
`proxy`, an address; `languages`, the best first; `dark`, what the system
prefers; `scripts`, whether there are any; `before`, scripts that every page
finds already run. The page can be told more while it is open, by
`webkit.messageHandlers.vigie`: `dark`, and `clear` to throw all site data away.
"""

import json
import sys
from pathlib import Path

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("JavaScriptCore", "4.1")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, JavaScriptCore, WebKit2  # noqa: E402


class Window:
    """The window, with a tab for each page that the driver wants."""

    def __init__(self, wishes):
        self.downloads = Path(wishes["downloads"])
        self.prefer(wishes["dark"])
        self.store = WebKit2.WebsiteDataManager(
            base_data_directory=wishes["data"],
            base_cache_directory=wishes["data"],
        )
        self.store.set_network_proxy_settings(
            WebKit2.NetworkProxyMode.CUSTOM,
            WebKit2.NetworkProxySettings.new(wishes["proxy"], ["127.0.0.1"]),
        )
        self.context = WebKit2.WebContext(website_data_manager=self.store)
        self.context.set_preferred_languages(wishes["languages"])
        self.context.set_automation_allowed(True)
        self.context.connect("automation-started", self.driven)
        self.context.connect("download-started", self.download)
        self.settings = WebKit2.Settings(
            enable_javascript=wishes["scripts"],
            enable_write_console_messages_to_stdout=True,
            # There is no graphics card behind the screen.
            hardware_acceleration_policy=WebKit2.HardwareAccelerationPolicy.NEVER,
        )
        self.enable("StorageAPI")
        self.content = WebKit2.UserContentManager()
        for script in wishes["before"]:
            self.content.add_script(
                WebKit2.UserScript.new(
                    script,
                    WebKit2.UserContentInjectedFrames.ALL_FRAMES,
                    WebKit2.UserScriptInjectionTime.START,
                    None,
                    None,
                )
            )
        self.content.register_script_message_handler_with_reply("vigie", None)
        self.content.connect("script-message-with-reply-received::vigie", self.told)
        self.tabs = Gtk.Notebook(show_tabs=False, show_border=False)
        self.window = Gtk.Window(decorated=False)
        self.window.add(self.tabs)

    def enable(self, name):
        """Switches on what Safari has, but WebKitGTK doesn't by default."""
        features = WebKit2.Settings.get_all_features()
        for place in range(features.get_length()):
            feature = features.get(place)
            if feature.get_identifier() == name:
                self.settings.set_feature_enabled(feature, True)

    def driven(self, _context, session):
        info = WebKit2.ApplicationInfo()
        info.set_name("Vigie")
        info.set_version(1, 0, 0)
        session.set_application_info(info)
        session.connect("create-web-view", self.open_tab)

    def open_tab(self, _session):
        view = WebKit2.WebView(
            is_controlled_by_automation=True,
            web_context=self.context,
            settings=self.settings,
            user_content_manager=self.content,
        )
        view.connect("close", Gtk.Widget.destroy)
        self.tabs.append_page(view, None)
        self.window.show_all()
        self.tabs.set_current_page(self.tabs.page_num(view))
        return view

    def download(self, _context, download):
        download.connect("decide-destination", self.destination)

    def destination(self, download, name):
        download.set_destination((self.downloads / name).as_uri())
        return True

    def prefer(self, dark):
        Gtk.Settings.get_default().set_property("gtk-application-prefer-dark-theme", dark)

    def told(self, _content, value, reply):
        told = json.loads(value.to_string())

        def done():
            reply.return_value(JavaScriptCore.Value.new_boolean(value.get_context(), True))

        if told.get("clear"):
            self.clear(done)
        else:
            self.prefer(told["dark"])
            done()
        return True

    def clear(self, done):
        kinds = WebKit2.WebsiteDataTypes.LOCAL_STORAGE | WebKit2.WebsiteDataTypes.INDEXEDDB_DATABASES

        def cleared(store, result):
            store.clear_finish(result)
            done()

        self.store.clear(kinds, 0, None, cleared)


WINDOW = Window(json.loads(sys.argv[1]))
Gtk.main()
