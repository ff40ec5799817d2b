//! Retries: when, how long between, and when no more.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use alcove::aws::error::{CallError, Retry, ServiceError};
use alcove::aws::http::TransportError;
use alcove::client::ports::Clock;
use alcove::client::retry::Retrier;
use alcove::model::failure::Failure;

use crate::fakes::{START, World};

fn service(status: u16, code: &str) -> CallError {
    let error = ServiceError { code: code.into(), message: String::new(), status, request_id: None };
    CallError::Service(error)
}

fn busy() -> CallError {
    service(503, "SlowDown")
}

fn expired() -> CallError {
    service(400, "ExpiredToken")
}

/// Runs a call that fails `failures` times; gives the outcome and how often it was sent.
fn call(
    world: &World,
    retrier: &Retrier,
    failures: u32,
    error: fn() -> CallError,
) -> (Result<u32, Failure>, u32) {
    let sent = Rc::new(Cell::new(0));
    let (counted, retrier) = (sent.clone(), retrier.clone());
    let outcome = world.block_on(async move {
        let send = async || {
            counted.set(counted.get() + 1);
            if counted.get() > failures { Ok(7) } else { Err(error()) }
        };
        retrier.run("Test", send).await
    });
    (outcome, sent.get())
}

#[test]
fn a_busy_service_is_asked_again_after_a_wait() {
    let world = World::new();
    let retrier = Retrier::new(&world.ports());
    assert_eq!(call(&world, &retrier, 2, busy), (Ok(7), 3));
    let waited = world.time.now() - START;
    assert!((0..=750).contains(&waited), "250 and 500 at most, but waited {waited}");
}

#[test]
fn after_four_tries_the_failure_says_how_many() {
    let world = World::new();
    let retrier = Retrier::new(&world.ports());
    let (outcome, sent) = call(&world, &retrier, 9, || CallError::Transport(TransportError::Stalled));
    assert_eq!((outcome.unwrap_err().attempts, sent), (4, 4));
}

#[test]
fn a_refusal_is_not_repeated() {
    let world = World::new();
    let retrier = Retrier::new(&world.ports());
    let (outcome, sent) = call(&world, &retrier, 9, || CallError::Malformed("no id".into()));
    assert_eq!((outcome.unwrap_err().attempts, sent), (1, 1));
}

#[test]
fn calls_share_one_budget_and_successes_fill_it_again() {
    let world = World::new();
    let retrier = Retrier::new(&world.ports());
    (0..9).for_each(|_| assert!(call(&world, &retrier, 0, busy).0.is_ok(), "a full budget grows no more"));
    let repetitions: u32 = (0..20).map(|_| call(&world, &retrier, 9, busy).1 - 1).sum();
    assert_eq!(repetitions, 20, "100 units at 5 each");
    assert_eq!(call(&world, &retrier, 1, busy).1, 1, "the budget is empty");
    for _ in 0..3 {
        call(&world, &retrier, 0, busy).0.unwrap();
    }
    assert_eq!(call(&world, &retrier, 1, busy), (Ok(7), 2));
}

#[test]
fn credentials_are_renewed_once_in_a_call() {
    let world = World::new();
    let retrier = Retrier::new(&world.ports());
    let repairs = Rc::new(Cell::new(0));
    let counted = repairs.clone();
    let outcome: Result<(), Failure> = world.block_on(async move {
        let repair = async |remedy, _: &CallError| {
            assert_eq!(remedy, Retry::RenewCredentials);
            counted.set(counted.get() + 1);
            Ok(true)
        };
        retrier.run_with("Test", CallError::retry, repair, async || Err(expired())).await
    });
    let failure = outcome.unwrap_err();
    assert_eq!((failure.code(), failure.attempts, repairs.get()), (Some("ExpiredToken"), 2, 1));
    assert_eq!(world.time.now(), START, "a repaired call is not kept waiting");
}

#[test]
fn a_laptop_that_wakes_with_an_old_clock_and_old_credentials_has_both_put_right_in_turn() {
    let world = World::new();
    let retrier = Retrier::new(&world.ports());
    let skewed = || service(403, "RequestTimeTooSkewed");
    let refusals = RefCell::new(vec![skewed(), expired(), skewed()]);
    let repairs = Rc::new(RefCell::new(Vec::new()));
    let repaired = repairs.clone();
    let outcome: Result<(), Failure> = world.block_on(async move {
        let repair = async |remedy, _: &CallError| {
            repaired.borrow_mut().push(remedy);
            Ok(true)
        };
        let send = async || refusals.borrow_mut().pop().map_or(Ok(()), Err);
        retrier.run_with("Test", CallError::retry, repair, send).await
    });
    assert_eq!(outcome, Ok(()));
    assert_eq!(*repairs.borrow(), [Retry::CorrectClock, Retry::RenewCredentials, Retry::CorrectClock]);
}

#[test]
fn what_cannot_be_put_right_for_good_ends() {
    let world = World::new();
    let retrier = Retrier::new(&world.ports());
    let tries = Cell::new(0);
    let outcome: Result<(), Failure> = world.block_on(async move {
        let send = async move || {
            tries.set(tries.get() + 1);
            Err(if tries.get() % 2 == 0 { expired() } else { service(403, "RequestTimeTooSkewed") })
        };
        retrier.run_with("Test", CallError::retry, async |_, _| Ok(true), send).await
    });
    assert_eq!(outcome.unwrap_err().attempts, 4);
}
