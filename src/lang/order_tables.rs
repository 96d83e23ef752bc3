//! Generated from `data/locales/*.order.yaml` by the test of `order_schema` (`UPDATE=1 cargo test`): do not edit.

use super::order::Order;

/// What each language says about order.
#[rustfmt::skip]
pub(super) static ORDERS: &[(&str, Order)] = &[
];
