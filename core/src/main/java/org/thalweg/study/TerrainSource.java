package org.thalweg.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Where a scenario's ground comes from. */
public sealed interface TerrainSource {
    /**
     * Rasters: GeoTIFF, HGT, ASCII grid; several make one terrain.
     *
     * @param files paths, later ones fill what earlier ones leave void
     * @param fillVoids whether voids inside the ground are filled
     * @param cell cell of the projected grid (m); NaN for about that of the files
     */
    record Files(List<Path> files, boolean fillVoids, double cell) implements TerrainSource {
        /** Copies the list. */
        public Files {
            files = List.copyOf(files);
        }
    }

    /**
     * A model terrain made from published control points.
     *
     * @param file the model's YAML file
     */
    record Model(Path file) implements TerrainSource {
        /** Checks the path. */
        public Model {
            Objects.requireNonNull(file);
        }
    }

    /**
     * A formula, for yardsticks.
     *
     * @param name name of the formula
     * @param parameters its numbers, by name (m and ratios)
     */
    record Formula(String name, Map<String, Double> parameters) implements TerrainSource {
        /** Copies the parameters. */
        public Formula {
            Objects.requireNonNull(name);
            parameters = Map.copyOf(parameters);
        }
    }
}
