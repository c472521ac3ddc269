package org.thalweg.standard;

import java.util.List;
import java.util.Locale;

/** The presets that come with the engine. */
public final class StandardPresets {
    private static final List<String> IDS = List.of(
            "road-40-mountain",
            "road-60-mountain",
            "road-80-mountain",
            "road-100-mountain",
            "rail-1520-60",
            "rail-1520-80",
            "rail-1520-100",
            "rail-1520-120",
            "rail-1435-100",
            "rail-1435-160");

    private StandardPresets() {}

    /**
     * The presets' names.
     *
     * @return names, roads first, by speed
     */
    public static List<String> ids() {
        return IDS;
    }

    /**
     * Loads a preset.
     *
     * @param id its name
     * @return the preset
     * @throws IllegalArgumentException when there is none of that name; the message names the nearest one
     */
    public static StandardPreset load(String id) {
        if (!IDS.contains(id)) {
            throw new IllegalArgumentException(
                    "unknown standard " + id + ": the nearest known one is " + Spelling.nearest(id, IDS));
        }
        FigureFile file = FigureFile.read(StandardPresets.class, id + ".yaml");
        return new StandardPreset(
                file.head().get("id"),
                file.head().get("title"),
                Mode.valueOf(file.head().get("mode").toUpperCase(Locale.ROOT)),
                file.figures());
    }
}
