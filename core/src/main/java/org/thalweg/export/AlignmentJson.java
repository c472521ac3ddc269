package org.thalweg.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.thalweg.alignment.Alignment;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.Pvi;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.cost.StationTable;
import org.thalweg.geometry.PlanElement;
import org.thalweg.standard.Mode;
import org.thalweg.study.Line;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The exact line as {@code alignment.json}. The schema is the resource {@code alignment.schema.json} beside this class.
 *
 * <p>Coordinates, lengths and stations carry 9 decimals of a metre, headings 13 of a degree, curvatures 16 of 1/m: a line
 * read back lies within 1e-9 m of the one written, besides the rounding of doubles. Headings are brought to 0 to 360
 * degrees, so that a heading read back may differ by whole turns.
 */
public final class AlignmentJson {
    static final int METRES = 9;
    static final int DEGREES = 13;
    static final int CURVATURE = 16;

    private AlignmentJson() {}

    /**
     * Writes a line.
     *
     * @param file the file, replaced when it exists
     * @param line the line
     * @param crs projected CRS of its coordinates, {@code EPSG:n}
     * @throws IOException when the file cannot be written
     */
    public static void write(Path file, Line line, String crs) throws IOException {
        Files.write(file, text(line, crs).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The text of {@code alignment.json}.
     *
     * @param line the line
     * @param crs projected CRS of its coordinates, {@code EPSG:n}
     * @return JSON, ending with a line feed
     */
    public static String text(Line line, String crs) {
        ObjectNode root = Json.MAPPER.createObjectNode();
        Mode mode = line.standard().mode();
        Alignment alignment = line.alignment();
        root.put("generator", Version.GENERATOR);
        root.put("version", Version.NUMBER);
        root.put("content", "alignment");
        root.put("crs", crs);
        root.put("mode", mode.slug());
        root.put("standard", line.standard().id());
        Json.put(root, "length_m", alignment.length(), METRES);
        horizontal(root.putArray("horizontal"), alignment.plan());
        vertical(root.putArray("vertical"), alignment.profile().pvis());
        StationTable table = line.stations();
        if (mode == Mode.RAIL) {
            double[] cant = scaled(table.cant(), 1000);
            Breakpoints.of(table, cant, alignment.plan(), 1e-6).put(root.putArray("cant"), "cant_mm", 6);
        } else {
            double[] ratio = scaled(table.cant(), 1 / line.standard().platformWidth());
            Breakpoints.of(table, ratio, alignment.plan(), 1e-9).put(root.putArray("superelevation"), "ratio", 9);
        }
        double[] speed = scaled(table.speed(), 3.6);
        Breakpoints.of(table, speed, alignment.plan(), 1e-6).put(root.putArray("speed"), "speed_kmh", 6);
        structures(root.putArray("structures"), alignment.structures());
        return Json.text(root);
    }

    /**
     * Reads a line.
     *
     * @param file an {@code alignment.json}
     * @return the line
     * @throws IOException when the file cannot be read
     * @throws org.thalweg.study.BadInput when the file is not a line, with the place and the remedy
     */
    public static AlignmentFile read(Path file) throws IOException {
        return AlignmentJsonReader.read(file);
    }

    private static double[] scaled(double[] values, double factor) {
        double[] out = new double[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = values[i] * factor;
        }
        return out;
    }

    private static void horizontal(ArrayNode to, HorizontalAlignment plan) {
        for (int i = 0; i < plan.elements().size(); i++) {
            PlanElement element = plan.elements().get(i);
            ObjectNode node = to.addObject();
            node.put("kind", element.kind().name().toLowerCase(Locale.ROOT));
            Json.put(node, "start_station_m", plan.station(i), METRES);
            Json.put(node, "length_m", element.length(), METRES);
            Json.put(node, "start_easting_m", element.start().x(), METRES);
            Json.put(node, "start_northing_m", element.start().y(), METRES);
            Json.put(node, "start_heading_deg", degrees(element.start().heading()), DEGREES);
            Json.put(node, "start_curvature_per_m", element.startCurvature(), CURVATURE);
            Json.put(node, "end_curvature_per_m", element.endCurvature(), CURVATURE);
        }
    }

    private static void vertical(ArrayNode to, List<Pvi> pvis) {
        for (Pvi pvi : pvis) {
            ObjectNode node = to.addObject();
            Json.put(node, "station_m", pvi.station(), METRES);
            Json.put(node, "elevation_m", pvi.elevation(), METRES);
            Json.put(node, "curve_length_m", pvi.curveLength(), METRES);
        }
    }

    /** Stretches in order, as study.json and alignment.json both list them. */
    static void structures(ArrayNode to, List<StructureSpan> spans) {
        for (StructureSpan span : spans) {
            ObjectNode node = to.addObject();
            node.put("kind", span.structure().slug());
            Json.put(node, "from_m", span.from(), METRES);
            Json.put(node, "to_m", span.to(), METRES);
        }
    }

    /** A heading in degrees, from 0 up to but not including 360. */
    static double degrees(double heading) {
        double degrees = StrictMath.toDegrees(heading) % 360;
        return degrees < 0 ? degrees + 360 : degrees;
    }
}
