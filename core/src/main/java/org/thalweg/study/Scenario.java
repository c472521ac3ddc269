package org.thalweg.study;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.locationtech.jts.geom.Geometry;
import org.thalweg.security.SecurityPlan;
import org.thalweg.border.BorderPlan;
import org.thalweg.standard.Mode;
import org.thalweg.terms.ConflictModel;
import org.thalweg.territory.Border;

/**
 * A case to study, read and checked: geometry on the grid in metres, presets resolved.
 *
 * @param name name for readers
 * @param summary a sentence or two for readers; may be empty
 * @param file the scenario's file
 * @param crs projected CRS, {@code EPSG:n}
 * @param currency ISO 4217 code
 * @param priceYear year of the prices
 * @param seed seed of everything random
 * @param terrain where the ground comes from
 * @param territory area inside which footprints must lie; null for the whole ground
 * @param borders borders with set-backs
 * @param modes what is asked of each mode, road before railway
 * @param alternatives at least one
 * @param assumptions sentences for the report: assumptions of presets and data, each with its source
 * @param hashes SHA-256 (hex) of every input file, by file name relative to the scenario
 * @param security borders watched and figures for hazards
 * @param posts what is asked about the posts at the gates; null where nothing is
 * @param economy what worth, risk, delivery and closures rest on; null when the scenario says nothing of it
 * @param terms parties, options and preferences; null when the scenario has none
 * @param operation what is asked about trains, trucks and cars; null where nothing is
 */
public record Scenario(
        String name,
        String summary,
        Path file,
        String crs,
        String currency,
        int priceYear,
        long seed,
        TerrainSource terrain,
        Geometry territory,
        List<Border> borders,
        SortedMap<Mode, ModePlan> modes,
        List<AlternativeSpec> alternatives,
        List<Assumption> assumptions,
        SortedMap<String, String> hashes,
        SecurityPlan security,
        BorderPlan posts,
        EconomyPlan economy,
        ConflictModel terms,
        OperationPlan operation) {
    /**
     * A number or a statement that the study rests on.
     *
     * @param topic what it is about, for example {@code rail-1520-80 min_radius_m}
     * @param statement the value or the sentence
     * @param source where it comes from
     * @param verified false for figures recalled but not checked
     */
    public record Assumption(String topic, String statement, String source, boolean verified) {}

    /** Checks and copies. */
    public Scenario {
        Objects.requireNonNull(name);
        Objects.requireNonNull(terrain);
        Objects.requireNonNull(security);
        borders = List.copyOf(borders);
        modes = Collections.unmodifiableSortedMap(new TreeMap<>(modes));
        alternatives = List.copyOf(alternatives);
        assumptions = List.copyOf(assumptions);
        hashes = Collections.unmodifiableSortedMap(new TreeMap<>(hashes));
        if (modes.isEmpty() || alternatives.isEmpty()) {
            throw new IllegalArgumentException("a scenario needs at least one mode and one alternative");
        }
    }

    /**
     * A case that asks nothing particular about security and nothing about posts.
     *
     * @param name see above, and so on
     * @param summary see above
     * @param file see above
     * @param crs see above
     * @param currency see above
     * @param priceYear see above
     * @param seed see above
     * @param terrain see above
     * @param territory see above
     * @param borders see above
     * @param modes see above
     * @param alternatives see above
     * @param assumptions see above
     * @param hashes see above
     */
    public Scenario(
            String name,
            String summary,
            Path file,
            String crs,
            String currency,
            int priceYear,
            long seed,
            TerrainSource terrain,
            Geometry territory,
            List<Border> borders,
            SortedMap<Mode, ModePlan> modes,
            List<AlternativeSpec> alternatives,
            List<Assumption> assumptions,
            SortedMap<String, String> hashes) {
        this(name, summary, file, crs, currency, priceYear, seed, terrain, territory, borders, modes, alternatives,
                assumptions, hashes, SecurityPlan.USUAL, null, null, null, null);
    }

    /**
     * The border set-backs under an alternative.
     *
     * @param alternative the alternative
     * @return borders with the alternative's set-backs in place of the scenario's
     */
    public List<Border> borders(AlternativeSpec alternative) {
        Map<String, Double> own = alternative.setbacks();
        return borders.stream()
                .map(b -> own.containsKey(b.name())
                        ? new Border(b.name(), b.line(), own.get(b.name()), b.waivedNearGates())
                        : b)
                .toList();
    }

    /**
     * Refuses what is asked of a mode that is not there.
     *
     * @param mode the mode
     * @throws BadInput when the scenario has no such mode
     */
    void require(Mode mode) {
        if (!modes.containsKey(mode)) {
            throw new BadInput(file.getFileName() + ", modes: there is no mode '" + mode.slug()
                    + "' in this scenario; add it, or ask for "
                    + String.join(" or ", modes.keySet().stream().map(Mode::slug).toList()) + ".");
        }
    }

    /**
     * An alternative by its name.
     *
     * @param name its name; null for the first
     * @return the alternative
     * @throws BadInput when there is none of that name
     */
    AlternativeSpec alternative(String name) {
        for (AlternativeSpec spec : alternatives) {
            if (name == null || spec.name().equals(name)) {
                return spec;
            }
        }
        throw new BadInput(file.getFileName() + ", alternatives: there is no alternative '" + name + "'; the scenario has "
                + String.join(", ", alternatives.stream().map(AlternativeSpec::name).toList()) + ".");
    }
}
