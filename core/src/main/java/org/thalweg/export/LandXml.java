package org.thalweg.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.thalweg.alignment.Alignment;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.Pvi;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.geometry.PlanElement;
import org.thalweg.geometry.Pose;
import org.thalweg.standard.Mode;
import org.thalweg.study.Line;

/**
 * Writes a line as LandXML 1.2, for road and railway design programs: one Alignment with its plan elements (Line, Spiral,
 * Curve) and one ProfAlign (PVI, ParaCurve). {@link LandXmlReader} reads it back.
 *
 * <p>Conventions of LandXML: points are "northing easting"; a radius is never negative, {@code rot="cw"} turns right;
 * {@code INF} is the radius of a straight; stations begin at {@code staStart}, here 0. Directions are not written: points
 * say them, and programs differ about their sense. LandXML asks for a date and a time; they are always
 * 2000-01-01 00:00:00, so that the same line gives the same bytes. What LandXML has no element for
 * (mode, standard, structures) stands in a Feature, as its schema provides.
 *
 * <p>Source: LandXML-1.2.xsd, its elements Alignment, CoordGeom and ProfAlign.
 */
public final class LandXml {
    static final String NAMESPACE = "http://www.landxml.org/schema/LandXML-1.2";
    static final String FEATURE = "thalweg";
    private static final int DECIMALS = 9;

    private final StringBuilder out = new StringBuilder(1 << 15);
    private int depth;

    private LandXml() {}

    /**
     * Writes a finished line.
     *
     * @param file the file, replaced when it exists; it appears as a whole or not at all
     * @param line the line
     * @param name name of the alignment
     * @param crs projected CRS of its coordinates, {@code EPSG:n}
     * @throws IOException when the file cannot be written
     */
    public static void write(Path file, Line line, String name, String crs) throws IOException {
        String text = text(line.alignment(), line.standard().mode(), line.standard().id(), name, crs);
        Path fresh = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            Files.write(fresh, text.getBytes(StandardCharsets.UTF_8));
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /**
     * The text of a LandXML file.
     *
     * @param alignment the line
     * @param mode what it carries
     * @param standard id of its standard
     * @param name name of the alignment
     * @param crs projected CRS of its coordinates, {@code EPSG:n}
     * @return XML, ending with a line feed
     */
    public static String text(Alignment alignment, Mode mode, String standard, String name, String crs) {
        LandXml xml = new LandXml();
        xml.out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.open("LandXML", "xmlns", NAMESPACE, "date", "2000-01-01", "time", "00:00:00", "version", "1.2");
        xml.open("Units");
        xml.empty("Metric", "areaUnit", "squareMeter", "linearUnit", "meter", "volumeUnit", "cubicMeter",
                "temperatureUnit", "celsius", "pressureUnit", "milliBars", "angularUnit", "decimal degrees",
                "directionUnit", "decimal degrees");
        xml.close("Units");
        xml.empty("CoordinateSystem", "name", crs);
        xml.empty("Application", "name", Version.GENERATOR, "version", Version.NUMBER);
        xml.open("Alignments");
        xml.open("Alignment", "name", name, "length", metres(alignment.length()), "staStart", "0");
        xml.plan(alignment.plan());
        xml.profile(name, alignment.profile().pvis());
        xml.feature(mode, standard, alignment.structures());
        xml.close("Alignment");
        xml.close("Alignments");
        xml.close("LandXML");
        return xml.out.toString();
    }

    private void plan(HorizontalAlignment plan) {
        open("CoordGeom");
        for (PlanElement element : plan.elements()) {
            for (PlanElement part : parts(element)) {
                switch (part.kind()) {
                    case LINE -> line(part);
                    case ARC -> curve(part);
                    case CLOTHOID -> spiral(part);
                }
            }
        }
        close("CoordGeom");
    }

    /** A clothoid that changes sides is two in LandXML, which has one {@code rot}; an arc of half a turn or more is parted. */
    private static List<PlanElement> parts(PlanElement e) {
        List<PlanElement> parts = new ArrayList<>();
        if (e.startCurvature() * e.endCurvature() < 0) {
            double zero = e.length() * e.startCurvature() / (e.startCurvature() - e.endCurvature());
            parts.add(new PlanElement(e.start(), zero, e.startCurvature(), 0));
            parts.add(new PlanElement(e.poseAt(zero), e.length() - zero, 0, e.endCurvature()));
        } else if (e.length() > 0) {
            double turn = 0.5 * Math.abs(e.startCurvature() + e.endCurvature()) * e.length();
            int n = 1 + (int) (turn / 3);
            for (int i = 0; i < n; i++) {
                double a = e.length() * i / n;
                double b = e.length() * (i + 1) / n;
                double end = e.kind() == PlanElement.Kind.ARC ? e.startCurvature() : e.curvatureAt(b);
                parts.add(new PlanElement(e.poseAt(a), b - a, e.curvatureAt(a), end));
            }
        }
        return parts;
    }

    private void line(PlanElement e) {
        open("Line", "length", metres(e.length()));
        point("Start", e.start().x(), e.start().y());
        point("End", e.end().x(), e.end().y());
        close("Line");
    }

    private void curve(PlanElement e) {
        double r = 1 / e.startCurvature();
        Pose p = e.start();
        open("Curve", "rot", rot(e.startCurvature()), "length", metres(e.length()), "radius", metres(Math.abs(r)));
        point("Start", p.x(), p.y());
        // The centre lies to the right of the heading for a positive radius.
        point("Center", p.x() + r * StrictMath.cos(p.heading()), p.y() - r * StrictMath.sin(p.heading()));
        point("End", e.end().x(), e.end().y());
        close("Curve");
    }

    private void spiral(PlanElement e) {
        double turn = 0.5 * (e.startCurvature() + e.endCurvature());
        open("Spiral", "length", metres(e.length()), "radiusStart", radius(e.startCurvature()),
                "radiusEnd", radius(e.endCurvature()), "rot", rot(turn), "spiType", "clothoid");
        Pose a = e.start();
        Pose b = e.end();
        point("Start", a.x(), a.y());
        double[] pi = crossing(a, b);
        point("PI", pi[0], pi[1]);
        point("End", b.x(), b.y());
        close("Spiral");
    }

    /** Where the tangents at two poses meet. */
    private static double[] crossing(Pose a, Pose b) {
        double sin = StrictMath.sin(b.heading() - a.heading());
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        // Nearly parallel tangents meet halfway along.
        double t = Math.abs(sin) < 1e-9
                ? 0.5 * Math.sqrt(dx * dx + dy * dy)
                : (dy * StrictMath.sin(b.heading()) - dx * StrictMath.cos(b.heading())) / sin;
        return new double[] {a.x() + t * StrictMath.sin(a.heading()), a.y() + t * StrictMath.cos(a.heading())};
    }

    private void profile(String name, List<Pvi> pvis) {
        open("Profile", "name", name);
        open("ProfAlign", "name", name);
        for (Pvi pvi : pvis) {
            String text = metres(pvi.station()) + " " + metres(pvi.elevation());
            if (pvi.curveLength() > 0) {
                element("ParaCurve", text, "length", metres(pvi.curveLength()));
            } else {
                element("PVI", text);
            }
        }
        close("ProfAlign");
        close("Profile");
    }

    private void feature(Mode mode, String standard, List<StructureSpan> structures) {
        open("Feature", "name", FEATURE);
        empty("Property", "label", "mode", "value", mode.slug());
        empty("Property", "label", "standard", "value", standard);
        for (StructureSpan span : structures) {
            empty("Property", "label", span.structure().slug(),
                    "value", metres(span.from()) + " " + metres(span.to()));
        }
        close("Feature");
    }

    private static String rot(double curvature) {
        return curvature > 0 ? "cw" : "ccw";
    }

    private static String radius(double curvature) {
        return curvature == 0 ? "INF" : metres(Math.abs(1 / curvature));
    }

    private static String metres(double value) {
        return Decimal.plain(value, DECIMALS).toPlainString();
    }

    private void point(String name, double x, double y) {
        element(name, metres(y) + " " + metres(x));
    }

    private void open(String name, String... attributes) {
        tag(name, attributes).append(">\n");
        depth++;
    }

    private void close(String name) {
        depth--;
        out.append("  ".repeat(depth)).append("</").append(name).append(">\n");
    }

    private void empty(String name, String... attributes) {
        tag(name, attributes).append("/>\n");
    }

    private void element(String name, String text, String... attributes) {
        tag(name, attributes).append('>').append(escaped(text)).append("</").append(name).append(">\n");
    }

    private StringBuilder tag(String name, String... attributes) {
        out.append("  ".repeat(depth)).append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"").append(escaped(attributes[i + 1])).append('"');
        }
        return out;
    }

    /** Text for XML; characters that XML 1.0 cannot hold become a space. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> {
                    boolean allowed = c >= ' ' && c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF);
                    escaped.appendCodePoint(allowed ? c : ' ');
                }
            }
        });
        return escaped.toString();
    }
}
