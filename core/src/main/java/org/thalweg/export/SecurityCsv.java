package org.thalweg.export;

import org.thalweg.security.BorderDistance;
import org.thalweg.security.Hazard;
import org.thalweg.security.HazardStrip;
import org.thalweg.security.LineExposure;
import org.thalweg.security.LineSecurity;

/** Exposure and hazards along a line: {@code security.csv}. Its columns are told in docs/files.md. */
final class SecurityCsv {
    private SecurityCsv() {}

    static String text(LineSecurity line) {
        HazardStrip hazards = line.hazards();
        StringBuilder out = new StringBuilder(1 << 16);
        head(out, line);
        int[] row = new int[line.distances().size()];
        for (int k = 0; k < hazards.station().length; k++) {
            double station = hazards.station()[k];
            Decimal.append(out, station, 4);
            for (int b = 0; b < row.length; b++) {
                BorderDistance d = line.distances().get(b);
                // The points are rows of the station table, which the distances have all of.
                while (d.station()[row[b]] < station) {
                    row[b]++;
                }
                Decimal.append(out.append(','), d.distance()[row[b]], 2);
            }
            for (LineExposure e : line.exposures()) {
                out.append(',').append(e.watching()[k]).append(',').append(e.seeing()[k]);
            }
            for (Hazard hazard : Hazard.values()) {
                value(out.append(','), hazards.value().get(hazard)[k]);
                out.append(',').append(hazards.rank().get(hazard)[k]);
            }
            out.append('\n');
        }
        return out.toString();
    }

    private static void head(StringBuilder out, LineSecurity line) {
        out.append("station_m");
        line.distances().forEach(d -> out.append(",distance_").append(d.border()).append("_m"));
        for (LineExposure e : line.exposures()) {
            String border = e.observers().watch().border().name();
            out.append(",watching_").append(border).append(",seeing_").append(border);
        }
        for (Hazard hazard : Hazard.values()) {
            String unit = hazard.unit().equals("°") ? "deg" : hazard.unit();
            out.append(',').append(hazard.slug()).append('_').append(unit).append(',').append(hazard.slug()).append("_class");
        }
        out.append('\n');
    }

    private static void value(StringBuilder out, double value) {
        if (value == Double.POSITIVE_INFINITY) {
            out.append("inf");
        } else if (!Double.isNaN(value)) {
            Decimal.append(out, value, 3);
        }
    }
}
