//! What is known, in memory: figures and centers, brought up to date from the ledger's projections before each answer.
//!
//! Not a cache by time: a view names the position it stands at, and a later position makes a later view.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::center::Center;
use domain::figure::value::KnownFigure;
use domain::id::CenterId;
use domain::ledger::Position;
use domain::source::SourceDocument;
use domain::territory::Ubigeo;
use store::{Store, StoreError};
use tokio::sync::{Mutex, RwLock};

/// Everything the public and the statisticians ask about, at one position of the ledger.
#[derive(Debug, Clone, Default)]
pub struct View {
    /// Position up to which the ledger was read.
    pub position: Position,
    /// Last position that changed a figure or a center: it names the snapshot.
    pub facts_at: Position,
    /// Name of the snapshot: position and beginning of the hash of that entry.
    pub snapshot: String,
    /// Figures in the order in which they became known.
    pub figures: Arc<Vec<KnownFigure>>,
    /// Figures of each department by index, so that one summary does not walk all.
    by_department: Arc<BTreeMap<Ubigeo, Vec<usize>>>,
    /// The directory.
    pub centers: Arc<BTreeMap<CenterId, Center>>,
    /// Documents that figures cite.
    pub documents: Arc<Vec<SourceDocument>>,
}

impl View {
    /// The figures of a department and of everything inside it.
    pub fn figures_of(&self, department: Ubigeo) -> impl Iterator<Item = &KnownFigure> {
        let indexes = self.by_department.get(&department).map_or(&[][..], Vec::as_slice);
        indexes.iter().filter_map(|at| self.figures.get(*at))
    }

    /// The centers of a department and of everything inside it, by id.
    pub fn centers_of(&self, department: Ubigeo) -> impl Iterator<Item = &Center> {
        self.centers.values().filter(move |center| department.contains(center.place))
    }
}

/// Keeps the latest view.
#[derive(Default)]
pub(crate) struct Views {
    latest: RwLock<Arc<View>>,
    reading: Mutex<()>,
}

impl Views {
    /// The view at the present end of the ledger.
    pub(crate) async fn latest(&self, store: &Store) -> Result<Arc<View>, StoreError> {
        let end = store.last_position().await?;
        let view = Arc::clone(&*self.latest.read().await);
        if view.position >= end {
            return Ok(view);
        }
        let _one_reader = self.reading.lock().await;
        let view = Arc::clone(&*self.latest.read().await);
        if view.position >= end {
            return Ok(view);
        }
        let newer = Arc::new(newer(store, &view, end).await?);
        *self.latest.write().await = Arc::clone(&newer);
        Ok(newer)
    }
}

async fn newer(store: &Store, view: &View, end: Position) -> Result<View, StoreError> {
    let figures = store.figures_after(view.facts_at).await?;
    let centers = store.centers_after(view.facts_at).await?;
    let last_figure = figures.iter().map(|known| known.known_at).max();
    let last_center = centers.iter().map(|(_, known_at)| *known_at).max();
    let facts_at = last_figure.into_iter().chain(last_center).fold(view.facts_at, Position::max);
    let mut next = view.clone();
    next.position = end;
    if facts_at == view.facts_at {
        return Ok(next);
    }
    let hash = store.hash_at(facts_at).await?.map(|hash| hash.to_string()).unwrap_or_default();
    next.facts_at = facts_at;
    next.snapshot = format!("{facts_at}-{}", hash.get(..12).unwrap_or_default());
    if !figures.is_empty() {
        next.documents = Arc::new(store.source_documents().await?);
        let index = Arc::make_mut(&mut next.by_department);
        let all = Arc::make_mut(&mut next.figures);
        for known in figures {
            if let Some(ubigeo) = known.figure.slice.place.ubigeo() {
                index.entry(ubigeo.department()).or_default().push(all.len());
            }
            all.push(known);
        }
    }
    let directory = Arc::make_mut(&mut next.centers);
    for (center, _) in centers {
        directory.insert(center.id.clone(), center);
    }
    Ok(next)
}
