//! Elements of the page as one type.
//!
//! Leptos gives every shape of element, attribute and closure a type of its
//! own, and the compiler copies the renderer for each. Here all of them are
//! one type, so that they share one copy; Leptos still mounts, redraws and
//! owns them. `DESIGN.md` has the figures.

use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use send_wrapper::SendWrapper;
use wasm_bindgen::JsValue;
use web_sys::{Element, Event, Node};

use crate::browser::listener::Listener;

/// An element under construction. It exists already; it is put into the page
/// when Leptos mounts what it is part of.
pub(crate) struct Html(SendWrapper<Parts>);

/// An element, what is inside, and what has to live as long as it does.
pub(crate) struct Parts {
    element: Element,
    inside: Vec<AnyView>,
    listeners: Vec<Listener>,
    effects: Vec<RenderEffect<()>>,
}

/// An element of this tag.
pub(crate) fn el(tag: &str) -> Html {
    within(HTML, tag)
}

/// An element of a drawing: `path`, `text`, `use`, …
pub(crate) fn svg_el(tag: &str) -> Html {
    within(SVG, tag)
}

/// A drawing of this class.
pub(crate) fn svg(class: &str) -> Html {
    svg_el("svg").attr("class", class)
}

fn within(language: &str, tag: &str) -> Html {
    let Ok(element) = document().create_element_ns(Some(language), tag) else {
        // Only a name that no tag may have.
        wasm_bindgen::throw_str(tag);
    };
    Html(SendWrapper::new(Parts {
        element,
        inside: Vec::new(),
        listeners: Vec::new(),
        effects: Vec::new(),
    }))
}

/// An element of this tag and class.
pub(crate) fn el_class(tag: &str, class: &str) -> Html {
    el(tag).attr("class", class)
}

impl Html {
    /// Sets an attribute.
    pub(crate) fn attr(self, name: &str, value: &str) -> Self {
        set(&self.0.element, name, Some(value));
        self
    }

    /// Sets an attribute that may be absent.
    pub(crate) fn attr_opt(self, name: &str, value: Option<&str>) -> Self {
        set(&self.0.element, name, value);
        self
    }

    /// Sets an attribute without a value, or leaves it out.
    pub(crate) fn flag(self, name: &str, present: bool) -> Self {
        self.attr_opt(name, present.then_some(""))
    }

    /// Keeps an attribute at what a closure says; `None` removes it.
    pub(crate) fn live_attr(
        self,
        name: &'static str,
        value: impl Fn() -> Option<String> + 'static,
    ) -> Self {
        self.live_with(Box::new(move |element| {
            set(element, name, value().as_deref());
        }))
    }

    /// Sets a property, such as a field's `value`.
    pub(crate) fn prop(self, name: &str, value: impl Into<JsValue>) -> Self {
        set_property(&self.0.element, name, &value.into());
        self
    }

    /// Keeps a property at what a closure says.
    pub(crate) fn live_prop<V: Into<JsValue>>(
        self,
        name: &'static str,
        value: impl Fn() -> V + 'static,
    ) -> Self {
        self.live_with(Box::new(move |element| {
            set_property(element, name, &value().into());
        }))
    }

    fn live_with(mut self, apply: Box<dyn Fn(&Element)>) -> Self {
        let element = self.0.element.clone();
        self.0
            .effects
            .push(RenderEffect::new(move |_| apply(&element)));
        self
    }

    /// Calls back when an event happens on the element.
    pub(crate) fn on(self, event: &'static str, callback: impl Fn(Event) + 'static) -> Self {
        self.on_boxed(event, Box::new(callback))
    }

    /// Keeps a listener for as long as the element is in the page.
    pub(crate) fn keep(mut self, listener: Listener) -> Self {
        self.0.listeners.push(listener);
        self
    }

    fn on_boxed(self, event: &'static str, callback: Box<dyn Fn(Event)>) -> Self {
        let listener = Listener::new(&self.0.element, event, callback);
        self.keep(listener)
    }

    /// Puts something inside, after what is there.
    pub(crate) fn add(mut self, content: impl Content) -> Self {
        content.put(&mut self.0.inside);
        self
    }

    /// Puts inside what a closure says, and again whenever that changes.
    pub(crate) fn live<C: Content>(self, content: impl Fn() -> C + 'static) -> Self {
        self.add(live(content))
    }

    /// The element as a view of its own.
    pub(crate) fn view(self) -> AnyView {
        self.into_any()
    }
}

/// What can stand inside an element.
pub(crate) trait Content {
    /// Appends its views.
    fn put(self, inside: &mut Vec<AnyView>);
}

impl Content for AnyView {
    fn put(self, inside: &mut Vec<AnyView>) {
        inside.push(self);
    }
}

impl Content for Html {
    fn put(self, inside: &mut Vec<AnyView>) {
        inside.push(self.view());
    }
}

impl Content for String {
    fn put(self, inside: &mut Vec<AnyView>) {
        inside.push(self.into_any());
    }
}

impl Content for &str {
    fn put(self, inside: &mut Vec<AnyView>) {
        self.to_owned().put(inside);
    }
}

impl<C: Content> Content for Option<C> {
    fn put(self, inside: &mut Vec<AnyView>) {
        if let Some(content) = self {
            content.put(inside);
        }
    }
}

impl<C: Content> Content for Vec<C> {
    fn put(self, inside: &mut Vec<AnyView>) {
        for content in self {
            content.put(inside);
        }
    }
}

/// What a closure says, again whenever that changes.
pub(crate) fn live<C: Content>(content: impl Fn() -> C + 'static) -> AnyView {
    live_boxed(Box::new(move || {
        let mut inside = Vec::new();
        content().put(&mut inside);
        inside
    }))
}

fn live_boxed(content: Box<dyn Fn() -> Vec<AnyView>>) -> AnyView {
    let content = SendWrapper::new(content);
    (move || content()).into_any()
}

fn set(element: &Element, name: &str, value: Option<&str>) {
    // Both fail for a malformed name only.
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

fn set_property(element: &Element, name: &str, value: &JsValue) {
    // The properties set here can be set on every element that has them.
    let _ = js_sys::Reflect::set(element, &name.into(), value);
}

impl Render for Html {
    type State = Mounted;

    fn build(self) -> Mounted {
        let Parts {
            element,
            inside,
            listeners,
            effects,
        } = self.0.take();
        let mut states = Vec::with_capacity(inside.len());
        for view in inside {
            let mut state = view.build();
            state.mount(&element, None);
            states.push(state);
        }
        Mounted {
            element,
            _inside: states,
            _listeners: listeners,
            _effects: effects,
        }
    }

    fn rebuild(self, state: &mut Mounted) {
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

/// An element in the page.
pub(crate) struct Mounted {
    element: Element,
    _inside: Vec<AnyViewState>,
    _listeners: Vec<Listener>,
    _effects: Vec<RenderEffect<()>>,
}

impl Mountable for Mounted {
    fn unmount(&mut self) {
        self.element.remove();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        // Leptos only names parents and markers that are in the page.
        let _ = parent.insert_before(&self.element, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let Some(parent) = self.element.parent_element() else {
            return false;
        };
        child.mount(&parent, Some(&self.element));
        true
    }

    fn elements(&self) -> Vec<Element> {
        vec![self.element.clone()]
    }
}

impl AddAnyAttr for Html {
    type Output<NewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(self, _attr: NewAttr) -> Self {
        self
    }
}

/// Leptos asks for this of every view. The page is only ever drawn in a
/// browser: there is no server to write HTML, and none to take over from.
impl RenderHtml for Html {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        _buf: &mut String,
        _position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _extra_attrs: Vec<AnyAttribute>,
    ) {
    }

    fn hydrate<const FROM_SERVER: bool>(
        self,
        _cursor: &Cursor,
        _position: &PositionState,
    ) -> Mounted {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}

const HTML: &str = "http://www.w3.org/1999/xhtml";
const SVG: &str = "http://www.w3.org/2000/svg";
