//! The part of a file that a request asks for.

use std::ops::Range;

/// What to send.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// All of it.
    Whole,
    /// These bytes.
    These(Range<u64>),
    /// Nothing: the range begins behind the end.
    Nothing,
}

/// Reads `Range: bytes=…`. Several ranges, and what is no range, mean the whole file, as HTTP allows.
pub(super) fn asked(header: Option<&str>, size: u64) -> Part {
    let Some(spec) = header.and_then(|header| header.trim().strip_prefix("bytes=")) else { return Part::Whole };
    let Some((from, to)) = spec.split_once('-').filter(|_| !spec.contains(',')) else { return Part::Whole };
    let range = match (from.trim().parse::<u64>(), to.trim().parse::<u64>()) {
        (Ok(from), Ok(to)) if from <= to => from..to.saturating_add(1).min(size),
        (Ok(from), Err(_)) if to.trim().is_empty() => from..size,
        (Err(_), Ok(last)) if from.trim().is_empty() => size.saturating_sub(last)..size,
        _ => return Part::Whole,
    };
    if range.is_empty() { Part::Nothing } else { Part::These(range) }
}

#[cfg(test)]
mod tests {
    use super::{Part, asked};

    #[test]
    fn ranges_are_read_as_http_says() {
        let of_100 = |header| asked(Some(header), 100);
        assert_eq!(of_100("bytes=0-9"), Part::These(0..10));
        assert_eq!(of_100("bytes=90-"), Part::These(90..100));
        assert_eq!(of_100("bytes=-10"), Part::These(90..100));
        assert_eq!(of_100("bytes=-1000"), Part::These(0..100));
        assert_eq!(of_100("bytes=50-1000"), Part::These(50..100));
        assert_eq!(of_100("bytes=100-"), Part::Nothing);
        assert_eq!(of_100("bytes=-0"), Part::Nothing);
        for whole in ["bytes=9-1", "bytes=a-b", "bytes=-", "items=0-9", "bytes=0-1,5-6", "bytes=0-18446744073709551616"]
        {
            assert_eq!(of_100(whole), Part::Whole, "{whole}");
        }
        assert_eq!(asked(None, 100), Part::Whole);
    }
}
