package org.thalweg.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.thalweg.alignment.Alignment;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.Pvi;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.alignment.VerticalAlignment;
import org.thalweg.geometry.PlanElement;
import org.thalweg.geometry.Pose;
import org.thalweg.standard.Mode;
import org.thalweg.standard.Structure;
import org.thalweg.study.BadInput;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads {@code alignment.json}, strictly. */
final class AlignmentJsonReader {
    /** A line of 1 000 km with an element every 50 m makes some 6 MB; a file much larger is not a line. */
    static final long LARGEST = 64L << 20;

    private AlignmentJsonReader() {}

    static AlignmentFile read(Path file) throws IOException {
        return parse(file.toString(), LineReader.bytes(file, LARGEST));
    }

    /** Reads the bytes of a file that is called {@code name} in messages. */
    static AlignmentFile parse(String name, byte[] bytes) {
        return parse(name, tree(name, bytes));
    }

    /** The JSON of a file that is called {@code name} in messages. */
    static JsonNode tree(String name, byte[] bytes) {
        try {
            return Json.MAPPER.readTree(bytes);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            String words = String.valueOf(e.getOriginalMessage()).replaceAll("\\s+", " ");
            throw new BadInput(name + ", line " + line + ": not JSON ("
                    + (words.length() <= 120 ? words : words.substring(0, 120) + "...")
                    + "); give an alignment.json as Thalweg writes it, LandXML, or a GeoJSON LineString");
        }
    }

    static AlignmentFile parse(String name, JsonNode tree) {
        JsonFields root = new JsonFields(name, "", tree);
        if (isGeoJson(tree)) {
            throw new BadInput(name + ": this looks like GeoJSON, not like an alignment.json as Thalweg writes it");
        }
        String crs = root.text("crs");
        if (!crs.matches("EPSG:[0-9]{4,6}")) {
            throw root.bad("crs", "is '" + crs + "' but must be an EPSG code such as EPSG:32638");
        }
        Mode mode = root.choice("mode", Mode.values());
        String standard = root.text("standard");
        try {
            HorizontalAlignment plan = new HorizontalAlignment(elements(root));
            VerticalAlignment profile = new VerticalAlignment(pvis(root));
            List<StructureSpan> structures = structures(root);
            requireSpan(root, plan, profile);
            return new AlignmentFile(crs, mode, standard, new Alignment(plan, profile, structures));
        } catch (IllegalArgumentException e) {
            throw new BadInput(name + ": " + e.getMessage());
        }
    }

    static boolean isGeoJson(JsonNode tree) {
        return tree.isObject() && tree.has("type") && !tree.has("horizontal");
    }

    private static List<PlanElement> elements(JsonFields root) {
        List<PlanElement> out = new ArrayList<>();
        double station = 0;
        for (JsonFields e : root.list("horizontal", 1)) {
            double length = e.number("length_m");
            double start = e.number("start_station_m");
            if (Math.abs(start - station) > 1e-3) {
                throw e.bad("start_station_m", "is " + start + " but the elements before it end at " + station);
            }
            Pose pose = new Pose(
                    e.number("start_easting_m"),
                    e.number("start_northing_m"),
                    StrictMath.toRadians(e.number("start_heading_deg")));
            PlanElement element =
                    new PlanElement(pose, length, e.number("start_curvature_per_m"), e.number("end_curvature_per_m"));
            requireKind(e, element);
            out.add(element);
            station += length;
        }
        return out;
    }

    /** Curvatures must be those of the kind named; a clothoid of constant curvature is let pass. */
    private static void requireKind(JsonFields e, PlanElement element) {
        PlanElement.Kind kind = e.choice("kind", PlanElement.Kind.values());
        if (kind != element.kind() && kind != PlanElement.Kind.CLOTHOID) {
            throw e.bad("kind", "is '" + e.text("kind") + "' but the curvatures are those of another kind");
        }
    }

    private static List<Pvi> pvis(JsonFields root) {
        List<Pvi> out = new ArrayList<>();
        for (JsonFields p : root.list("vertical", 2)) {
            out.add(new Pvi(p.number("station_m"), p.number("elevation_m"), p.number("curve_length_m")));
        }
        return out;
    }

    private static List<StructureSpan> structures(JsonFields root) {
        List<StructureSpan> out = new ArrayList<>();
        for (JsonFields s : root.list("structures", 1)) {
            out.add(new StructureSpan(s.choice("kind", Structure.values()), s.number("from_m"), s.number("to_m")));
        }
        return out;
    }

    private static void requireSpan(JsonFields root, HorizontalAlignment plan, VerticalAlignment profile) {
        double first = profile.pvis().get(0).station();
        double last = profile.pvis().get(profile.pvis().size() - 1).station();
        if (Math.abs(first) > 1e-3 || Math.abs(last - plan.length()) > 1e-3) {
            throw root.bad("vertical", "runs from station " + first + " to " + last + " but the plan line from 0 to "
                    + plan.length());
        }
    }
}
