package org.thalweg.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.alignment.Alignment;
import org.thalweg.alignment.DrawnLines;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.geometry.PlanElement;
import org.thalweg.geometry.Pose;
import org.thalweg.standard.Mode;
import org.thalweg.standard.Structure;
import org.thalweg.study.BadInput;
import org.thalweg.study.GivenLine;

/** LandXML: what is written is valid and read back; the conventions of other programs; what is no line is refused. */
class LandXmlTest {
    private static final String CRS = "EPSG:32638";

    static Alignment line(long seed) {
        Random random = new Random(seed);
        HorizontalAlignment plan = HorizontalAlignment.of(DrawnLines.points(random, 1 + random.nextInt(40)));
        double third = plan.length() / 3;
        return new Alignment(plan, DrawnLines.profile(random, plan.length()), List.of(
                new StructureSpan(Structure.EARTHWORK, 0, third),
                new StructureSpan(Structure.BRIDGE, third, 2 * third),
                new StructureSpan(Structure.TUNNEL, 2 * third, plan.length())));
    }

    private static String text(Alignment line) {
        return LandXml.text(line, Mode.RAIL, "rail-1520-80", "A & B <\"1\">", CRS);
    }

    private static GivenLine parse(String text) {
        return LandXmlReader.parse("line.xml", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsBackTheSameLine() {
        for (long seed = 0; seed < 60; seed++) {
            Alignment line = line(seed);
            GivenLine read = parse(text(line));
            assertThat(read.crs()).contains(CRS);
            assertThat(read.mode()).contains(Mode.RAIL);
            assertThat(farthest(line.plan(), read.plan())).as("seed %d", seed).isLessThan(1e-6);
            for (double s = 0; s <= line.length(); s += 13) {
                assertThat(read.profile().orElseThrow().elevationAt(s))
                        .as("seed %d, station %s", seed, s)
                        .isCloseTo(line.profile().elevationAt(s), within(1e-6));
            }
            assertThat(read.structures().orElseThrow()).hasSize(3);
            assertThat(read.structures().orElseThrow().get(1).structure()).isEqualTo(Structure.BRIDGE);
        }
    }

    /** Egg clothoids, clothoids that change sides, arcs of more than half a turn, very flat arcs and very short elements. */
    @Test
    void readsBackElementsWithoutPointsOfIntersection() {
        double[][] shapes = { // length, curvature at start and end
            {300, 0, 0}, {80, 0, 1 / 400.0}, {150, 1 / 400.0, 1 / 400.0}, {60, 1 / 400.0, 1 / 250.0},
            {1400, 1 / 250.0, 1 / 250.0}, {90, 1 / 250.0, -1 / 300.0}, {200, -1 / 300.0, -1 / 300.0}, {0.02, -1 / 300.0, 0},
            {0.5, 0, 0}, {400, 1e-7, 1e-7}, {700, 1 / 5000.0, 1 / 5000.0}, {250, 0, 0}
        };
        List<PlanElement> elements = new ArrayList<>();
        Pose at = new Pose(612_345.678, 4_309_876.543, 4.2);
        for (double[] s : shapes) {
            elements.add(new PlanElement(at, s[0], s[1], s[2]));
            at = elements.get(elements.size() - 1).end();
        }
        HorizontalAlignment plan = new HorizontalAlignment(elements);
        Alignment line = new Alignment(plan, DrawnLines.profile(new Random(1), plan.length()),
                List.of(new StructureSpan(Structure.EARTHWORK, 0, plan.length())));
        assertThat(farthest(plan, parse(text(line)).plan())).isLessThan(1e-6);
    }

    /** Greatest distance of places at equal stations, and difference in length. */
    private static double farthest(HorizontalAlignment a, HorizontalAlignment b) {
        double worst = Math.abs(a.length() - b.length());
        for (double s = 0; s <= a.length(); s += 7.3) {
            Pose p = a.poseAt(s);
            Pose q = b.poseAt(s);
            worst = Math.max(worst, Math.hypot(p.x() - q.x(), p.y() - q.y()));
        }
        return worst;
    }

    /** A program that writes fewer decimals: the line stays within a few of its roundings, over any length. */
    @ParameterizedTest
    @CsvSource({"3", "4", "6"})
    void roundedPointsMakeALineThatKeepsToThem(int decimals) {
        for (long seed = 0; seed < 15; seed++) {
            Alignment line = line(seed);
            GivenLine read = parse(rounded(text(line), decimals));
            double worst = 0;
            for (double s = 0; s <= line.length(); s += 31) {
                Pose p = line.plan().poseAt(s);
                worst = Math.max(worst, Math.abs(read.plan().project(p.x(), p.y()).offset()));
            }
            // A tangent of 20 m between roundings of e/2 is turned by e/20, which a tangent length of 400 m makes 20 e.
            assertThat(worst).as("seed %d", seed).isLessThan(Math.max(1.1e-3, 50 * Math.pow(10, -decimals)));
        }
    }

    /** Rounds every number with a fraction but for the document's version. */
    private static String rounded(String text, int decimals) {
        Matcher matcher = Pattern.compile("-?[0-9]+\\.[0-9]{3,}").matcher(text);
        return matcher.replaceAll(m -> Decimal.fixed(Double.parseDouble(m.group()), decimals));
    }

    @Test
    void isValidLandXml() throws Exception {
        Path schema = shared().resolve("data/landxml/J-LandXML_schema_v17.xsd");
        Assumptions.assumeTrue(Files.isRegularFile(schema), "no schema here");
        Validator validator = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(schema.toFile())
                .newValidator();
        for (long seed = 0; seed < 5; seed++) {
            validator.validate(new StreamSource(new StringReader(text(line(seed)))));
        }
        String broken = text(line(0)).replaceFirst("rot=\"c?cw\"", "rot=\"right\"");
        assertThatThrownBy(() -> validator.validate(new StreamSource(new StringReader(broken))))
                .hasMessageContaining("right");
    }

    static Path shared() {
        String named = System.getenv("THALWEG_SHARED");
        if (named != null) {
            return Path.of(named);
        }
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isRegularFile(folder.resolve("shared/DESIGN.md"))) {
            folder = folder.getParent();
        }
        Assumptions.assumeTrue(folder != null, "no shared folder here");
        return folder.resolve("shared");
    }

    /** A file as another program writes it, worked out by hand: north first, stations from 1000, a left curve of 90 degrees. */
    private static final String FOREIGN = """
            <?xml version="1.0" encoding="UTF-8" standalone="no"?>
            <!-- exported -->
            <LandXML xmlns="http://www.landxml.org/schema/LandXML-1.2" date="2024-05-01" time="10:00:00" version="1.2">
              <Units><Metric areaUnit="squareMeter" linearUnit="meter" volumeUnit="cubicMeter" temperatureUnit="celsius"
                pressureUnit="milliBars" angularUnit="decimal dd.mm.ss" directionUnit="grads"/></Units>
              <CoordinateSystem desc="UTM 38" epsgCode="32638"/>
              <CgPoints><CgPoint name="p1">4300000 500000 12.5</CgPoint></CgPoints>
              <Surfaces><Surface name="s"><Definition><Pnts><P>1 2 3</P></Pnts></Definition></Surface></Surfaces>
              <Alignments name="">
                <Alignment name="CL" length="814.159265358979" staStart="1000.">
                  <CoordGeom>
                    <Line dir="0"><Start pntRef="p1"/><End>4300200 500000</End></Line>
                    <Curve rot="ccw" chord="282.8"><Start>4300200 500000</Start><Center>4300200 499800</Center>\
            <End>4300400 499800</End></Curve>
                    <Line><Start>4300400 499800</Start><End>4300400 499500</End></Line>
                  </CoordGeom>
                  <Profile><ProfSurf name="EG"><PntList2D>1000 1 1010 2</PntList2D></ProfSurf>
                    <ProfAlign name="FG"><PVI>1000 100</PVI><ParaCurve length="100">1400 104</ParaCurve>\
            <PVI>1814.1592654 99.858407346</PVI></ProfAlign></Profile>
                </Alignment>
              </Alignments>
            </LandXML>
            """;

    @Test
    void readsTheConventionsOfLandXml() {
        GivenLine line = parse(FOREIGN);
        assertThat(line.crs()).contains(CRS);
        assertThat(line.mode()).isEmpty();
        assertThat(line.structures()).isEmpty();
        assertThat(line.plan().length()).isCloseTo(500 + 100 * Math.PI, within(1e-6));
        Pose start = line.plan().poseAt(0);
        assertThat(new double[] {start.x(), start.y()}).containsExactly(500_000, 4_300_000);
        assertThat(start.heading()).as("north").isCloseTo(0, within(1e-9));
        assertThat(line.plan().curvatureAt(300)).as("left is negative").isCloseTo(-1 / 200.0, within(1e-12));
        // A quarter of a turn to the left about (499800, 4300200): halfway it is north-east of the centre.
        Pose middle = line.plan().poseAt(200 + 50 * Math.PI);
        assertThat(middle.x()).isCloseTo(499_800 + 200 * Math.sqrt(0.5), within(1e-6));
        assertThat(middle.y()).isCloseTo(4_300_200 + 200 * Math.sqrt(0.5), within(1e-6));
        Pose end = line.plan().poseAt(line.plan().length());
        assertThat(end.x()).isCloseTo(499_500, within(1e-6));
        assertThat(end.y()).isCloseTo(4_300_400, within(1e-6));
        // Station 1400 of the file is 400 m along; the crest lies 20 permil x 100 m / 8 under the point.
        assertThat(line.profile().orElseThrow().elevationAt(400)).isCloseTo(104 - 0.02 * 100 / 8, within(1e-6));
        assertThat(line.profile().orElseThrow().elevationAt(0)).isCloseTo(100, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "rot=\"ccw\" | rot=\"cw\" length=\"314.15926\" | by rot it is",
        "rot=\"ccw\" | | rot is '' but must be cw or ccw",
        "4300200 499800</Center> | 4300200 499900</Center> | not equally far from Center",
        "4300200 500000</End> | NaN 500000</End> | must be a finite number",
        "4300200 500000</End> | 1e400 500000</End> | must be a finite number",
        "4300200 500000</End> | 4300200</End> | must be 'northing easting'",
        "4300200 500000</End> | 4300201 500000</End> | starts 1.0 m off the end",
        "4300400 499500</End> | 4300500 499500</End> | one smooth line",
        "linearUnit=\"meter\" | linearUnit=\"rod\" | linearUnit is 'rod'",
        "<Units><Metric | <Units><Imperial | not Metric",
        "pntRef=\"p1\" | pntRef=\"p7\" | does not hold",
        "<Line dir=\"0\"> | <Chain dir=\"0\"><Start>1 1</Start></Chain><Line> | <Chain> cannot be read",
        "1400 104 | 2400 104 | out of order",
        "1400 104 | 1400 | station elevation",
        "length=\"100\" | length=\"2000\" | overlaps",
        "<PVI>1000 100</PVI> | <PVI>1100 100</PVI> | draw it from end to end",
        "name=\"CL\" | name=\"CL\"><CoordGeom/></Alignment><Alignment | 2 alignments ('CL'"
    })
    void refusesWhatIsAtOdds(String found, String put, String sentence) {
        assertThat(FOREIGN).contains(found);
        String bad = FOREIGN.replaceFirst(Pattern.quote(found), put == null ? "" : Matcher.quoteReplacement(put));
        bad = put != null && put.contains("Imperial") ? bad.replace("squareMeter", "squareFoot") : bad;
        String text = bad;
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(sentence)
                .message().matches("line\\.xml, line [0-9]+: .*|line\\.xml: .*");
    }

    @Test
    void refusesWhatIsNoLandXml() {
        String bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE LandXML [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>\n"
                + "<LandXML><Alignments>&b;</Alignments></LandXML>";
        refuse(bomb, "DOCTYPE");
        refuse(bomb.replaceFirst("\\[.*]", "SYSTEM \"file:///etc/passwd\""), "DOCTYPE");
        refuse("<LandXML>&xxe;</LandXML>", "entity|well-formed");
        refuse("<LandXML/>", "no Alignment with a CoordGeom");
        refuse("<gpx/>", "the root element is <gpx>");
        refuse(FOREIGN.substring(0, FOREIGN.length() / 2), "not well-formed XML");
        refuse("<LandXML>" + "<a>".repeat(100) + "</a>".repeat(100) + "</LandXML>", "in one another");
        refuse(FOREIGN.replaceAll("(?s)<CoordGeom>.*</CoordGeom>", "<CoordGeom></CoordGeom>"), "no element of any length");
        StringBuilder many = new StringBuilder("<LandXML><Alignments><Alignment name='a'><CoordGeom>");
        for (int i = 0; i < 100_001; i++) {
            many.append("<Line><Start>").append(i).append(" 0</Start><End>").append(i + 1).append(" 0</End></Line>");
        }
        refuse(many.append("</CoordGeom></Alignment></Alignments></LandXML>").toString(), "more than 100000 elements");
    }

    private static void refuse(String text, String sentence) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(BadInput.class)
                .message().startsWith("line.xml").doesNotContain("\n").containsPattern(sentence);
    }

    /** Bytes changed, cut or doubled at random give a line or a refusal, never another exception. */
    @Test
    void survivesDamage() {
        byte[] good = text(line(5)).getBytes(StandardCharsets.UTF_8);
        int lines = 0;
        for (long seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            byte[] bad = java.util.Arrays.copyOf(good, seed % 5 == 0 ? random.nextInt(good.length) : good.length);
            for (int k = random.nextInt(4); k >= 0 && bad.length > 0; k--) {
                bad[random.nextInt(bad.length)] = (byte) "0123456789-eE.<>/\"=INF &;x\u0000".charAt(random.nextInt(27));
            }
            try {
                LandXmlReader.parse("damaged.xml", bad);
                lines++;
            } catch (BadInput refused) {
                assertThat(refused.getMessage()).as("seed %d", seed).startsWith("damaged.xml");
            }
        }
        assertThat(lines).as("some damage is harmless").isPositive();
    }
}
