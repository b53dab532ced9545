// The chart draws on a canvas and needs colours as the browser resolves them, for the colours now in force.

const NAMES = ['surface', 'ink', 'muted', 'line', 'grid', 'gain', 'loss', 'accent', 'signal', 'warn'];

export function palette() {
    const probe = document.createElement('i');
    document.body.append(probe);
    const colours = Object.fromEntries(NAMES.map(name => {
        probe.style.color = `var(--${name})`;
        return [name, getComputedStyle(probe).color];
    }));
    probe.remove();
    return colours;
}
