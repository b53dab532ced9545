// A list on the page follows a list of records: a row is made once a key, moved when it must, and updated in place.

/**
 * @param key names a record, `create` makes its row, `update(row, record)` fills it
 * @returns a function that makes `container` show the records it is given, in their order
 */
export function keyed(container, { key, create, update }) {
    const rows = new Map();
    return records => {
        const wanted = new Set();
        let place = container.firstElementChild;
        for (const record of records) {
            const id = key(record);
            wanted.add(id);
            let row = rows.get(id);
            if (!row) {
                row = create(record);
                rows.set(id, row);
            }
            if (row === place) {
                place = place.nextElementSibling;
            } else {
                container.insertBefore(row, place);
            }
            update(row, record);
        }
        for (const [id, row] of rows) {
            if (!wanted.has(id)) {
                row.remove();
                rows.delete(id);
            }
        }
    };
}
