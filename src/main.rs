//! The page's program: starts the interface.

fn main() {
    vigie::ui::start();
}
