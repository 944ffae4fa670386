//! One record's moves become visits, by the rules of `kpis.md`, section 1, "From history to visits".

use crate::calendar::{Day, Stamp};
use crate::moves::Move;
use crate::outcome::Outcome;
use crate::stages::{Place, Stages};

/// A stay in a listed, open stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visit {
    /// Rank of the stage.
    pub stage: u8,
    /// When it began, where that is known.
    pub since: Option<Stamp>,
    /// Its length so far in seconds; `None` when its start is not known.
    pub seconds: Option<i64>,
    /// Whether it has ended at as_of.
    pub ended: bool,
}

/// What is known of a record before its moves are looked at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Record {
    /// When it was created.
    pub created: Option<Stamp>,
    /// How it stands at as_of.
    pub outcome: Outcome,
    /// When it was closed.
    pub closed: Option<Stamp>,
    /// Its stage as exported, as a code.
    pub exported: u16,
}

/// A record's way through the funnel.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Journey {
    /// In time.
    pub visits: Vec<Visit>,
    /// Places left and entered, closings included.
    pub moves: Vec<(Place, Place)>,
    /// When each of them was.
    pub moved_at: Vec<Stamp>,
    /// Stages arrived at, and when: visits, and stages named as left without one.
    pub arrivals: Vec<(u8, Stamp)>,
    /// Bit i: stage i was visited.
    pub visited: u64,
    /// Bit i: some move names stage i as the one left.
    pub passed: u64,
    /// Highest stage reached; the last one if and only if it is won. `None`: never in a listed stage.
    pub furthest: Option<u8>,
    /// Stage now, where open.
    pub current: Option<u8>,
    /// Stages that it moved back from, in time.
    pub regressions: Vec<u8>,
    /// Moves left out because the record was closed before.
    pub after_closing: u32,
}

fn later(a: Stamp, b: Stamp) -> bool {
    if a.has_time() && b.has_time() { a > b } else { a.day() > b.day() }
}

/// Sorts a record's moves: by instant; those of one instant chained, each one's `from` being the `to` before it, else by
/// rank, closing stages last. Identical moves count once.
pub fn in_order(moves: &mut Vec<Move>, rank: &dyn Fn(u16) -> u8) {
    if moves.windows(2).all(|pair| pair[0].at < pair[1].at) {
        return;
    }
    *moves = crate::order::sorted_by(std::mem::take(moves), &|a, b| (a.at, rank(a.to), a.to, a.from).cmp(&(b.at, rank(b.to), b.to, b.from)));
    moves.dedup();
    let mut start = 0;
    while start < moves.len() {
        let end = start + moves[start..].iter().take_while(|step| step.at == moves[start].at).count();
        let mut standing = if start == 0 { 0 } else { moves[start - 1].to };
        if start == 0 && end - start > 1 {
            let opening = moves[start..end].iter().position(|step| step.from == 0 || !moves[start..end].iter().any(|other| other.to == step.from));
            if let Some(first) = opening {
                moves[start..=start + first].rotate_right(1);
                standing = moves[start].to;
            }
        }
        let chained_from = if start == 0 && end - start > 1 { start + 1 } else { start };
        for at in chained_from..end {
            if let Some(next) = moves[at..end].iter().position(|step| standing != 0 && step.from == standing) {
                moves[at..=at + next].rotate_right(1);
            }
            standing = moves[at].to;
        }
        start = end;
    }
}

/// The journey of one record, into one made before, whose memory is used again. `moves` may come in any order; those after as_of are not looked at.
pub fn travel(record: &Record, moves: &mut Vec<Move>, stages: &Stages, as_of: Day, journey: &mut Journey) {
    journey.forget();
    let told = moves.len();
    let later_from = moves.iter().min_by_key(|step| step.at).map_or(0, |step| step.from);
    moves.retain(|step| step.at.day() <= as_of);
    let all = moves.len();
    let rewound = all < told;
    if let Some(closed) = record.closed {
        moves.retain(|step| !later(step.at, closed));
    }
    journey.after_closing = (all - moves.len()) as u32;
    in_order(moves, &|code| match stages.place(code) {
        Place::Rank(rank) if rank == stages.last() => 254,
        Place::Rank(rank) => rank,
        Place::Unlisted => 253,
        Place::Lost => 255,
    });
    let own = stages.open_rank(record.exported).filter(|_| !rewound);
    if moves.is_empty() {
        let before = stages.open_rank(later_from).filter(|_| rewound);
        let stage = own.or(before).unwrap_or(0);
        if stages.last() > 0 {
            let ended = record.outcome != Outcome::Open;
            let seconds =
                record.created.and_then(|created| if ended { record.closed.map(|closed| created.until(closed)) } else { Some(created.until_end_of(as_of)) });
            journey.visit(stage, record.created, seconds, ended);
            if !ended {
                journey.current = Some(stage);
            }
        }
    } else {
        journey.follow(record, moves, stages, as_of);
    }
    journey.settle(record, own, stages);
}

impl Journey {
    fn forget(&mut self) {
        self.visits.clear();
        self.moves.clear();
        self.moved_at.clear();
        self.arrivals.clear();
        self.regressions.clear();
        (self.visited, self.passed, self.furthest, self.current, self.after_closing) = (0, 0, None, None, 0);
    }

    fn visit(&mut self, stage: u8, since: Option<Stamp>, seconds: Option<i64>, ended: bool) {
        self.visited |= 1 << stage;
        self.arrivals.extend(since.map(|since| (stage, since)));
        self.visits.push(Visit { stage, since, seconds: seconds.map(|seconds| seconds.max(0)), ended });
    }

    fn follow(&mut self, record: &Record, moves: &[Move], stages: &Stages, as_of: Day) {
        let last = stages.last();
        let open = |place: Place| match place {
            Place::Rank(rank) if rank != last => Some(rank),
            _ => None,
        };
        let first = moves[0];
        let creation = record.created.filter(|created| !later(*created, first.at)).unwrap_or(first.at);
        let mut standing: Option<(Stamp, Place)> = (first.from != 0).then(|| (creation, stages.place(first.from)));
        let mut standing_code = first.from;
        for step in moves {
            let to = stages.place(step.to);
            let here = standing.map(|(_, place)| place);
            if step.to == standing_code || (to != Place::Unlisted && here == Some(to)) {
                continue;
            }
            let told = (step.from != 0).then(|| stages.place(step.from));
            if let Some(Place::Rank(rank)) = told.filter(|place| here != Some(*place)) {
                self.passed |= 1 << rank;
                self.arrivals.push((rank, step.at));
            }
            if let Some((since, place)) = standing
                && let Some(stage) = open(place)
            {
                self.visit(stage, Some(since), Some(since.until(step.at)), true);
            }
            if let Some(left) = told.or(here) {
                self.moves.push((left, to));
                self.moved_at.push(step.at);
                if let (Place::Rank(from), Some(back)) = (left, open(to))
                    && back < from
                {
                    self.regressions.push(from);
                }
            }
            standing = Some((step.at, to));
            standing_code = step.to;
        }
        if let Some((since, Place::Rank(stage))) = standing.filter(|(_, place)| open(*place).is_some()) {
            match record.outcome {
                Outcome::Open => {
                    self.visit(stage, Some(since), Some(since.until_end_of(as_of)), false);
                    self.current = Some(stage);
                }
                _ => self.visit(stage, Some(since), record.closed.map(|closed| since.until(closed)), true),
            }
        }
    }

    fn settle(&mut self, record: &Record, own: Option<u8>, stages: &Stages) {
        if record.outcome == Outcome::Open
            && let Some(own) = own
        {
            self.current = Some(own);
        }
        let mut reached = self.visited | self.passed | u64::from(stages.implied);
        if let Some(current) = self.current.filter(|_| record.outcome == Outcome::Open) {
            reached |= 1 << current;
        }
        if stages.implied && self.visited & 1 == 0 {
            self.arrivals.extend(record.created.map(|created| (0, created)));
            self.current = self.current.or((record.outcome == Outcome::Open).then_some(0));
        }
        let below_last = reached & ((1u64 << stages.last()) - 1);
        self.furthest = match record.outcome {
            Outcome::Won => Some(stages.last()),
            _ if below_last != 0 => Some(63 - below_last.leading_zeros() as u8),
            _ => None,
        };
    }
}
