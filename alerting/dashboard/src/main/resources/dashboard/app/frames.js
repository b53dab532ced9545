// Records may come by the thousand; the page is painted once a frame, and only the views whose records changed.

const views = new Map();
const dirty = new Set();
let scheduled = false;

/** Calls `render` in the next animation frame after any of the topics was touched. */
export function watch(topics, render) {
    for (const topic of topics) {
        if (!views.has(topic)) {
            views.set(topic, new Set());
        }
        views.get(topic).add(render);
    }
}

export function touch(...topics) {
    for (const topic of topics) {
        for (const render of views.get(topic) ?? []) {
            dirty.add(render);
        }
    }
    if (dirty.size > 0 && !scheduled) {
        scheduled = true;
        requestAnimationFrame(paint);
    }
}

export const touchAll = () => touch(...views.keys());

function paint() {
    scheduled = false;
    const due = [...dirty];
    dirty.clear();
    for (const render of due) {
        try {
            render();
        } catch (error) {
            // One broken view must not take the others, least of all HALT, with it.
            console.error(error);
        }
    }
}
