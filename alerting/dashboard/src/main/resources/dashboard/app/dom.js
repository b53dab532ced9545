// Elements are built here and filled by textContent only: whatever a record says stays text.

export const byId = id => document.getElementById(id);

/** An element with properties and children; `data` fills the dataset, `aria` the aria-* attributes. */
export function el(tag, { data, aria, role, ...properties } = {}, ...children) {
    const element = document.createElement(tag);
    Object.assign(element, properties);
    if (role) {
        element.setAttribute('role', role);
    }
    Object.assign(element.dataset, data);
    for (const [name, value] of Object.entries(aria ?? {})) {
        element.setAttribute(`aria-${name}`, value);
    }
    element.append(...children.filter(child => child !== null && child !== undefined));
    return element;
}

/** Writes only what differs, so that an unchanged cell costs nothing and screen readers are left alone. */
export function setText(element, text) {
    if (element.textContent !== text) {
        element.textContent = text;
    }
}

export function setData(element, name, value) {
    if (element.dataset[name] !== value) {
        element.dataset[name] = value;
    }
}

export function show(element, visible) {
    if (element.hidden === visible) {
        element.hidden = !visible;
    }
}
