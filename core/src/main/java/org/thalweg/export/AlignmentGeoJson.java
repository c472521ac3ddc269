package org.thalweg.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.standard.Structure;
import org.thalweg.study.Line;
import org.thalweg.terrain.Projection;

/**
 * A line as GeoJSON (RFC 7946: WGS 84 longitude, latitude, elevation): one LineString per stretch of structure, each
 * starting where the one before ends. The straight pieces keep within 0.1 m of the line in plan and in height.
 *
 * <p>Known limit: a line that crosses the 180th meridian is not cut there.
 */
public final class AlignmentGeoJson {
    /** Greatest chord error (m), in plan and in height. */
    public static final double CHORD_ERROR = 0.1;

    /** What the quarter points may be off: leaves room for what lies between them and for rounding. */
    private static final double TOLERANCE = 0.08;

    /** 8 decimals of a degree are about 1 mm. */
    private static final int DEGREES = 8;

    private AlignmentGeoJson() {}

    /**
     * Writes a line.
     *
     * @param file the file, replaced when it exists
     * @param alternative name of the alternative, for the properties
     * @param line the line
     * @param projection projection of its coordinates
     * @throws IOException when the file cannot be written
     */
    public static void write(Path file, String alternative, Line line, Projection projection) throws IOException {
        Files.write(file, text(alternative, line, projection).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The text of {@code alignment.geojson}: one feature a line.
     *
     * @param alternative name of the alternative, for the properties; a slug
     * @param line the line
     * @param projection projection of its coordinates
     * @return a FeatureCollection, ending with a line feed
     */
    public static String text(String alternative, Line line, Projection projection) {
        SpacePolyline polyline = new SpacePolyline(line.alignment(), projection, TOLERANCE);
        StringBuilder out = new StringBuilder(1 << 16);
        out.append("{\"type\": \"FeatureCollection\", \"features\": [");
        List<StructureSpan> spans = line.alignment().structures();
        for (int i = 0; i < spans.size(); i++) {
            StructureSpan span = spans.get(i);
            // Stretches meet in one point although their stations may differ by less than a millimetre.
            double from = i == 0 ? span.from() : spans.get(i - 1).to();
            out.append(i == 0 ? "\n" : ",\n");
            head(out, alternative, line, span.structure());
            out.append(", \"from_m\": ").append(Decimal.plain(from, 4));
            out.append(", \"to_m\": ").append(Decimal.plain(span.to(), 4));
            out.append("}, \"geometry\": {\"type\": \"LineString\", \"coordinates\": [");
            coordinates(out, polyline.between(from, span.to()));
            out.append("]}}");
        }
        return out.append("\n]}\n").toString();
    }

    private static void head(StringBuilder out, String alternative, Line line, Structure structure) {
        out.append("{\"type\": \"Feature\", \"properties\": {\"alternative\": \"").append(alternative);
        out.append("\", \"mode\": \"").append(line.standard().mode().slug());
        out.append("\", \"structure\": \"").append(structure.slug()).append('"');
    }

    private static void coordinates(StringBuilder out, List<double[]> points) {
        String separator = "";
        for (double[] p : points) {
            out.append(separator).append('[');
            Decimal.append(out, p[0], DEGREES);
            out.append(", ");
            Decimal.append(out, p[1], DEGREES);
            out.append(", ");
            Decimal.append(out, p[2], 3);
            out.append(']');
            separator = ", ";
        }
    }
}
