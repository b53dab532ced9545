package io.sluice.detect;

/**
 * A kind of detector: its name and how its settings are read. The four that come along are kinds like any other; a plug-in
 * adds its own by naming a class of this type, public and with a public constructor without parameters, in {@code
 * META-INF/services/io.sluice.detect.DetectorKind} of its jar.
 *
 * <p>Order of calls: {@link #name} once, when the program starts; {@link #settings} at least twice for each time that the
 * configuration switches the detector on; then {@link DetectorSettings#detector} once for each chart, whenever its memory
 * is made or restored. A detector and the indicators it has asked for belong to one thread at a time; kinds and settings
 * are shared by all threads and so must not change.
 *
 * <p>Everything here is pure: no clock, no random source, no environment, no file, no static that changes. The same
 * parameters and the same candles give the same detections, wherever the program was stopped and started between them.
 */
public interface DetectorKind {
    /** Name by which a configuration switches it on: 1 to 40 lower-case letters, digits and hyphens, a letter first. */
    String name();

    /**
     * Reads typed settings. Every parameter there is must be asked for, whatever the others say; one that was given and not
     * asked for is refused afterwards.
     *
     * @return a value: the same parameters give equal settings that print alike, as records of numbers do
     * @throws IllegalArgumentException naming the parameter and the value that cannot be
     */
    DetectorSettings settings(Parameters parameters);
}
