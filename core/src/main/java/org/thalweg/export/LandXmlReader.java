package org.thalweg.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.Pvi;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.alignment.VerticalAlignment;
import org.thalweg.standard.Mode;
import org.thalweg.standard.Structure;
import org.thalweg.study.BadInput;
import org.thalweg.study.GivenLine;

/**
 * Reads a line from LandXML (1.2; 1.0, 1.1 and 2.0 write the same elements): the one Alignment of the file with its plan
 * (Line, Spiral, Curve) and, where there is one, its ProfAlign (PVI, ParaCurve, CircCurve).
 *
 * <p>What is read how: points are northing, easting; {@code pntRef} to a CgPoint is followed. Directions and angles are not
 * needed, as points, {@code rot}, lengths and radii say all; so {@code angularUnit} and {@code directionUnit} play no part.
 * Lengths are in the file's metric {@code linearUnit}. Stations of the profile begin at {@code staStart}. A vertical
 * circular arc becomes the parabola of the same length. Structures, mode and standard come back from the Feature that
 * {@link LandXml} writes. Cross-sections, surfaces, superelevation and cant are passed over.
 */
final class LandXmlReader {
    private static final Set<String> SKIPPED = Set.of("Surfaces", "CrossSects", "Roadways", "PipeNetworks", "Parcels",
            "PlanFeatures", "Survey", "Monuments", "GradeModel", "Superelevation", "Cant", "ProfSurf", "Amendment");

    /** Most elements of a plan line or a profile: an element every 10 m for 1 000 km. */
    private static final int MOST = 100_000;

    private static final Pattern EPSG = Pattern.compile("(?i)\\bEPSG\\s*:{1,2}\\s*([0-9]{4,6})\\b");

    /** How far profile and structures may end short of the plan line's ends, or beyond (m): the outermost reach over it. */
    private static final double PROFILE_REACH = 1;

    private final String file;
    private final Map<String, String> points = new HashMap<>();
    private double unit = 1;

    private LandXmlReader(String file) {
        this.file = file;
    }

    /** Reads the bytes of a file that is called {@code name} in messages. */
    static GivenLine parse(String name, byte[] bytes) {
        return new LandXmlReader(name).line(XmlTree.read(name, bytes, SKIPPED));
    }

    private GivenLine line(XmlTree.Element root) {
        if (root == null || !root.name().equals("LandXML")) {
            throw new BadInput(file + ": the root element is " + (root == null ? "missing" : "<" + root.name() + ">")
                    + " but must be <LandXML>; export the line as LandXML 1.2");
        }
        readUnit(root);
        for (XmlTree.Element group : root.all("CgPoints")) {
            collectPoints(group);
        }
        XmlTree.Element alignment = alignment(root);
        HorizontalAlignment plan = plan(alignment);
        Optional<VerticalAlignment> profile = profile(alignment, plan.length());
        XmlTree.Element feature = alignment.all("Feature").stream()
                .filter(f -> LandXml.FEATURE.equals(f.attributes().get("name")))
                .findFirst()
                .orElse(null);
        return new GivenLine(crs(root), mode(feature), plan, profile, structures(feature, plan.length()), Optional.empty());
    }

    private void readUnit(XmlTree.Element root) {
        XmlTree.Element units = root.first("Units");
        if (units == null) {
            return;
        }
        XmlTree.Element metric = units.first("Metric");
        if (metric == null) {
            throw bad(units, "its units are not Metric; export the line in metres");
        }
        String linear = metric.attributes().getOrDefault("linearUnit", "meter");
        unit = switch (linear) {
            case "meter" -> 1;
            case "millimeter" -> 1e-3;
            case "centimeter" -> 1e-2;
            case "kilometer" -> 1e3;
            default -> throw bad(metric, "linearUnit is '" + shown(linear)
                    + "' but must be meter, millimeter, centimeter or kilometer; export the line in metres");
        };
    }

    private void collectPoints(XmlTree.Element group) {
        for (XmlTree.Element child : group.children()) {
            if (child.name().equals("CgPoints")) {
                collectPoints(child);
            } else if (child.name().equals("CgPoint") && child.attributes().containsKey("name")) {
                points.put(child.attributes().get("name"), child.text().toString());
            }
        }
    }

    private XmlTree.Element alignment(XmlTree.Element root) {
        List<XmlTree.Element> found = new ArrayList<>();
        for (XmlTree.Element group : root.all("Alignments")) {
            found.addAll(group.all("Alignment").stream().filter(a -> a.first("CoordGeom") != null).toList());
        }
        if (found.isEmpty()) {
            throw new BadInput(file + ": it holds no Alignment with a CoordGeom; export the alignment's geometry");
        }
        if (found.size() > 1) {
            List<String> names = found.stream()
                    .limit(5)
                    .map(a -> "'" + shown(a.attributes().getOrDefault("name", "")) + "'")
                    .toList();
            throw bad(found.get(1), "it holds " + found.size() + " alignments (" + String.join(", ", names)
                    + (found.size() > 5 ? ", ..." : "") + "); keep the one that is meant");
        }
        return found.get(0);
    }

    private static Optional<String> crs(XmlTree.Element root) {
        XmlTree.Element system = root.first("CoordinateSystem");
        if (system == null) {
            return Optional.empty();
        }
        String code = system.attributes().getOrDefault("epsgCode", "").strip();
        if (code.matches("[0-9]{4,6}")) {
            return Optional.of("EPSG:" + code);
        }
        for (String key : List.of("epsgCode", "name", "horizontalCoordinateSystemName", "desc")) {
            Matcher matcher = EPSG.matcher(system.attributes().getOrDefault(key, ""));
            if (matcher.find()) {
                return Optional.of("EPSG:" + matcher.group(1));
            }
        }
        return Optional.empty();
    }

    private HorizontalAlignment plan(XmlTree.Element alignment) {
        LandXmlPlan plan = new LandXmlPlan(words -> bad(alignment, words));
        XmlTree.Element geometry = alignment.first("CoordGeom");
        for (XmlTree.Element e : geometry.children()) {
            if (plan.size() >= MOST) {
                throw bad(e, "the plan line has more than " + MOST + " elements; export the line alone");
            }
            switch (e.name()) {
                case "Line" -> plan.line(point(e, "Start"), point(e, "End"), words -> bad(e, words));
                case "Curve" -> plan.curve(point(e, "Start"), point(e, "Center"), point(e, "End"), right(e),
                        optional(e, "length"), optional(e, "radius"), words -> bad(e, words));
                case "Spiral" -> {
                    requireClothoid(e);
                    plan.spiral(point(e, "Start"), point(e, "PI"), point(e, "End"), right(e), metres(e, "length"),
                            curvature(e, "radiusStart"), curvature(e, "radiusEnd"), words -> bad(e, words));
                }
                case "Feature" -> {
                    // Remarks of other programs.
                }
                default -> throw bad(e, "a <" + shown(e.name())
                        + "> cannot be read as a part of a line; use Line, Curve and clothoid Spiral only");
            }
        }
        return plan.joined();
    }

    private void requireClothoid(XmlTree.Element e) {
        String type = e.attributes().getOrDefault("spiType", "clothoid");
        if (!type.equals("clothoid")) {
            throw bad(e, "spiType is '" + shown(type) + "' but only clothoids can be read; draw the spiral as a clothoid");
        }
    }

    private boolean right(XmlTree.Element e) {
        String rot = e.attributes().getOrDefault("rot", "");
        if (!rot.equals("cw") && !rot.equals("ccw")) {
            throw bad(e, "rot is '" + shown(rot) + "' but must be cw or ccw");
        }
        return rot.equals("cw");
    }

    private double curvature(XmlTree.Element e, String key) {
        String text = e.attributes().getOrDefault(key, "").strip();
        if (text.equals("INF") || text.equalsIgnoreCase("infinity")) {
            return 0;
        }
        double radius = unit * number(e, key, text);
        if (!(radius > 0)) {
            throw bad(e, key + " is " + text + " but must be a positive radius, or INF for a straight");
        }
        return 1 / radius;
    }

    private double metres(XmlTree.Element e, String key) {
        String text = e.attributes().get(key);
        if (text == null) {
            throw bad(e, "<" + e.name() + "> lacks its attribute " + key + "; export the file again as LandXML 1.2");
        }
        return unit * number(e, key, text.strip());
    }

    private double optional(XmlTree.Element e, String key) {
        return e.attributes().containsKey(key) ? metres(e, key) : Double.NaN;
    }

    private double number(XmlTree.Element e, String what, String text) {
        double value = Double.NaN;
        // What Java takes for a number beyond the schema's own spelling (hexadecimal, a trailing f or d) is left out.
        if (text.matches("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?")) {
            value = Double.parseDouble(text);
        }
        if (!Double.isFinite(value) || Math.abs(value) > 1e12) {
            throw bad(e, what + " is '" + shown(text) + "' but must be a finite number below 1e12");
        }
        return value;
    }

    /** Easting and northing of a point of an element, in metres. */
    private double[] point(XmlTree.Element parent, String name) {
        XmlTree.Element e = parent.first(name);
        if (e == null) {
            throw bad(parent, "<" + parent.name() + "> lacks its <" + name + ">; export the file again as LandXML 1.2");
        }
        String text = e.text().toString().strip();
        if (text.isEmpty() && e.attributes().containsKey("pntRef")) {
            String ref = e.attributes().get("pntRef");
            if (!points.containsKey(ref)) {
                throw bad(e, "pntRef names the point '" + shown(ref) + "', which the file does not hold");
            }
            text = points.get(ref).strip();
        }
        double[] values = numbers(e, text);
        if (values.length < 2 || values.length > 3) {
            throw bad(e, "<" + name + "> is '" + shown(text) + "' but must be 'northing easting'");
        }
        return new double[] {values[1], values[0]};
    }

    private double[] numbers(XmlTree.Element e, String text) {
        String[] words = text.isEmpty() ? new String[0] : text.split("\\s+");
        double[] values = new double[Math.min(words.length, 4)];
        for (int i = 0; i < values.length; i++) {
            values[i] = unit * number(e, "<" + e.name() + ">", words[i]);
        }
        return values;
    }

    private Optional<VerticalAlignment> profile(XmlTree.Element alignment, double length) {
        List<XmlTree.Element> found = new ArrayList<>();
        alignment.all("Profile").forEach(p -> found.addAll(p.all("ProfAlign")));
        found.removeIf(p -> p.children().isEmpty());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (found.size() > 1) {
            throw bad(found.get(1), "the alignment has " + found.size() + " profiles (ProfAlign); keep the one that is meant");
        }
        XmlTree.Element profile = found.get(0);
        List<Pvi> pvis = new ArrayList<>();
        for (XmlTree.Element e : profile.children()) {
            if (pvis.size() >= MOST) {
                throw bad(e, "the profile has more than " + MOST + " points; export the line alone");
            }
            pvi(e).ifPresent(pvis::add);
        }
        if (pvis.size() < 2) {
            throw bad(profile, "the profile has fewer than two points; export the whole profile");
        }
        String start = alignment.attributes().getOrDefault("staStart", "0").strip();
        double first = unit * number(alignment, "staStart", start);
        try {
            return Optional.of(new VerticalAlignment(spanned(profile, shifted(pvis, first, length), length)));
        } catch (IllegalArgumentException e) {
            throw bad(profile, e.getMessage() + "; correct the profile");
        }
    }

    private Optional<Pvi> pvi(XmlTree.Element e) {
        if (e.name().equals("Feature")) {
            return Optional.empty();
        }
        if (!Set.of("PVI", "ParaCurve", "CircCurve").contains(e.name())) {
            throw bad(e, "a <" + shown(e.name()) + "> cannot be read as a part of a profile; use PVI and ParaCurve only");
        }
        double[] values = numbers(e, e.text().toString().strip());
        double curve = e.name().equals("PVI") ? 0 : metres(e, "length");
        if (values.length != 2 || !(curve >= 0)) {
            throw bad(e, "<" + e.name() + "> is '" + shown(e.text().toString().strip())
                    + "' but must be 'station elevation', with a length of 0 or more where there is a curve");
        }
        return Optional.of(new Pvi(values[0], values[1], curve));
    }

    /** Stations from the line's start on. Some programs leave the profile's stations at 0 where the line's are not. */
    private static List<Pvi> shifted(List<Pvi> pvis, double first, double length) {
        double low = pvis.get(0).station();
        double high = pvis.get(pvis.size() - 1).station();
        boolean counted = Math.abs(low - first) <= PROFILE_REACH || Math.abs(high - first - length) <= PROFILE_REACH;
        boolean fromZero = Math.abs(low) <= PROFILE_REACH && Math.abs(high - length) <= PROFILE_REACH;
        double shift = !counted && fromZero ? 0 : first;
        return pvis.stream().map(p -> new Pvi(p.station() - shift, p.elevation(), p.curveLength())).toList();
    }

    /** The profile from 0 to the line's length: its outer grades reach over what the file leaves off, at most a metre. */
    private List<Pvi> spanned(XmlTree.Element profile, List<Pvi> given, double length) {
        int n = given.size();
        Pvi first = given.get(0);
        Pvi last = given.get(n - 1);
        if (Math.abs(first.station()) > PROFILE_REACH || Math.abs(last.station() - length) > PROFILE_REACH) {
            throw bad(profile, "the profile runs from station " + first.station() + " to " + last.station()
                    + " m of a line that is " + length + " m long; draw it from end to end");
        }
        List<Pvi> pvis = new ArrayList<>(given);
        pvis.set(0, new Pvi(0, along(first, given.get(1), 0), 0));
        pvis.set(n - 1, new Pvi(length, along(last, given.get(n - 2), length), 0));
        return pvis;
    }

    private static double along(Pvi end, Pvi next, double station) {
        double grade = (next.elevation() - end.elevation()) / (next.station() - end.station());
        return station == end.station() ? end.elevation() : end.elevation() + grade * (station - end.station());
    }

    private Optional<Mode> mode(XmlTree.Element feature) {
        for (XmlTree.Element property : properties(feature)) {
            for (Mode mode : Mode.values()) {
                if ("mode".equals(property.attributes().get("label"))
                        && mode.slug().equals(property.attributes().get("value"))) {
                    return Optional.of(mode);
                }
            }
        }
        return Optional.empty();
    }

    private Optional<List<StructureSpan>> structures(XmlTree.Element feature, double length) {
        List<StructureSpan> spans = new ArrayList<>();
        for (XmlTree.Element property : properties(feature)) {
            for (Structure structure : Structure.values()) {
                if (structure.slug().equals(property.attributes().get("label"))) {
                    double[] at = numbers(property, property.attributes().getOrDefault("value", "").strip());
                    if (at.length != 2 || !(at[1] > at[0])) {
                        throw bad(property, "the stretch of a structure must be 'from to'; take the Feature out");
                    }
                    spans.add(new StructureSpan(structure, at[0], at[1]));
                }
            }
        }
        return spans.isEmpty() ? Optional.empty() : Optional.of(covering(feature, spans, length));
    }

    /** Structures must cover the line; the last ends where the line does. */
    private List<StructureSpan> covering(XmlTree.Element feature, List<StructureSpan> spans, double length) {
        double at = 0;
        for (StructureSpan span : spans) {
            if (Math.abs(span.from() - at) > 1e-3) {
                throw bad(feature, "the structures leave a gap or overlap at station " + at
                        + " m; take the Feature '" + LandXml.FEATURE + "' out, and they are chosen anew");
            }
            at = span.to();
        }
        StructureSpan last = spans.remove(spans.size() - 1);
        if (Math.abs(at - length) > PROFILE_REACH || length <= last.from()) {
            throw bad(feature, "the structures end at " + at + " m, the line at " + length
                    + " m; take the Feature '" + LandXml.FEATURE + "' out, and they are chosen anew");
        }
        spans.add(new StructureSpan(last.structure(), last.from(), length));
        return spans;
    }

    private static List<XmlTree.Element> properties(XmlTree.Element feature) {
        return feature == null ? List.of() : feature.all("Property");
    }

    private BadInput bad(XmlTree.Element e, String words) {
        return new BadInput(file + ", line " + e.line() + ": " + words);
    }

    private static String shown(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }
}
