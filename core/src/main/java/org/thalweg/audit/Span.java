package org.thalweg.audit;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.standard.Structure;

/**
 * A stretch of line carried in one way.
 *
 * @param structure how
 * @param first first point of the line
 * @param last last point of the line, where the next stretch begins
 * @param from station of the first point (m)
 * @param to station of the last (m)
 */
record Span(Structure structure, int first, int last, double from, double to) {
    /** The stretches of a line. */
    static List<Span> of(AuditLine line, double[] station) {
        List<Span> spans = new ArrayList<>();
        int n = line.size();
        int first = 0;
        for (int i = 1; i < n; i++) {
            if (i == n - 1 || line.structure()[i] != line.structure()[first]) {
                spans.add(new Span(line.structure()[first], first, i, station[first], station[i]));
                first = i;
            }
        }
        return spans;
    }

    double length() {
        return to - from;
    }

    /** Whether a station is further than a distance inside. */
    boolean holds(double at, double margin) {
        return at > from + margin && at < to - margin;
    }
}
