package org.thalweg.terrain;

import java.util.Objects;

/**
 * Ground made from files.
 *
 * @param terrain the ground on its projected grid
 * @param voids cells inside the files' coverage for which no file has a height, counted before any were filled
 * @param crs reference system of the grid as {@code EPSG:n}
 * @param note one or two sentences for a report: which files, what was done to them, what was assumed
 * @param filled how many of the voids were filled
 */
public record LoadedTerrain(GridTerrain terrain, int voids, String crs, String note, long filled) {
    /** Checks the parts. */
    public LoadedTerrain {
        Objects.requireNonNull(terrain);
        Objects.requireNonNull(crs);
        Objects.requireNonNull(note);
        if (voids < 0 || filled < 0 || filled > voids) {
            throw new IllegalArgumentException("voids and filled cells are counts, and filled cells were voids");
        }
    }
}
