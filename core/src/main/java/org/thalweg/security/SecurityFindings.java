package org.thalweg.security;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.thalweg.standard.Mode;

/**
 * Exposure and hazards of a study.
 *
 * @param plan what was asked
 * @param maps what each watch sees of the ground, in the plan's order
 * @param lines findings by the alternative's name and mode
 */
public record SecurityFindings(
        SecurityPlan plan, List<VisibilityMap> maps, SortedMap<String, SortedMap<Mode, LineSecurity>> lines) {
    /** Nothing asked, nothing found: for studies that stop before. */
    public static final SecurityFindings NONE =
            new SecurityFindings(SecurityPlan.USUAL, List.of(), Collections.emptySortedMap());

    /** Checks and copies. */
    public SecurityFindings {
        Objects.requireNonNull(plan);
        maps = List.copyOf(maps);
        SortedMap<String, SortedMap<Mode, LineSecurity>> copy = new TreeMap<>();
        lines.forEach((name, modes) -> copy.put(name, Collections.unmodifiableSortedMap(new TreeMap<>(modes))));
        lines = Collections.unmodifiableSortedMap(copy);
    }
}
