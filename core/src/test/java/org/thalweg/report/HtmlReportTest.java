package org.thalweg.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.thalweg.standard.Mode;
import org.thalweg.study.Alternative;
import org.thalweg.study.Line;
import org.thalweg.study.Scenario;
import org.thalweg.study.Study;
import org.thalweg.study.SyntheticStudy;
import org.thalweg.terrain.GridTerrain;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The report as a page: self-contained, sound, complete, the same again, and quick. */
class HtmlReportTest {
    private static Study study;
    private static String page;
    private static Document document;

    @BeforeAll
    static void make() throws Exception {
        study = SyntheticStudy.of(120, 4);
        page = HtmlReport.render(study);
        document = parse(page);
    }

    /** The page is kept well-formed, so that an XML parser can look into it. */
    private static Document parse(String html) throws Exception {
        String xml = html.substring(html.indexOf("<html"));
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static List<Element> all(String tag) {
        NodeList nodes = document.getElementsByTagName(tag);
        List<Element> out = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            out.add((Element) nodes.item(i));
        }
        return out;
    }

    @Test
    void needsNothingFromOutside() {
        assertThat(page.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http:", "https:", "@import", "url(");
        assertThat(page).doesNotContain("<script", "javascript:", " onload", " src=");
        for (Element element : all("*")) {
            String href = element.getAttribute("href");
            assertThat(href.isEmpty() || href.startsWith("#") || href.startsWith("data:image/png;base64,")).as(href).isTrue();
        }
    }

    @Test
    void everyNameUsedIsDefinedOnce() {
        Set<String> ids = new HashSet<>();
        for (Element element : all("*")) {
            if (element.hasAttribute("id")) {
                assertThat(ids.add(element.getAttribute("id"))).isTrue();
            }
        }
        assertThat(all("use")).isNotEmpty().allSatisfy(u -> assertThat(ids).contains(u.getAttribute("href").substring(1)));
    }

    @Test
    void textFromOutsideIsEscaped() {
        assertThat(page).doesNotContain("<gorge>", "<river>").contains("Synthetic &lt;gorge&gt; &amp; &quot;test&quot;");
        assertThat(document.getElementsByTagName("h1").item(0).getTextContent()).isEqualTo(study.scenario().name());
    }

    @Test
    void saysWhatAPlannerAsks() {
        String text = document.getDocumentElement().getTextContent();
        assertThat(text).contains("Model terrain, not a survey", "Findings", "Floor of length", "Lower bound", "SHA-256",
                "How to trust it", "not yet", "90 % exceed");
        for (Alternative alternative : study.alternatives()) {
            assertThat(text).contains("Alternative " + alternative.spec().name());
            for (Line line : alternative.lines().values()) {
                assertThat(text).contains(Figures.number(line.bill().total().doubleValue(), 2));
                assertThat(text).contains(Figures.number(line.alignment().length() / 1000, 2));
            }
        }
        study.scenario().assumptions().forEach(a -> assertThat(text).contains(a.statement(), a.source()));
        study.notes().forEach(n -> assertThat(text).contains(n));
    }

    /** Labels of one size on one map keep off each other. */
    @Test
    void mapLabelsDoNotOverlap() {
        int compared = 0;
        for (Element svg : all("svg")) {
            List<double[]> boxes = new ArrayList<>();
            for (org.w3c.dom.Node child = svg.getFirstChild(); child != null; child = child.getNextSibling()) {
                if (child instanceof Element e && e.getTagName().equals("text") && e.getAttribute("class").contains("halo")
                        && !e.hasAttribute("transform") && e.getAttribute("text-anchor").equals("middle")) {
                    // Half of the size in width a character: the least that a face has.
                    double half = 0.25 * 8.5 * e.getTextContent().length();
                    double x = Double.parseDouble(e.getAttribute("x"));
                    double y = Double.parseDouble(e.getAttribute("y"));
                    boxes.add(new double[] {x - half, y - 6, x + half, y});
                }
            }
            for (int i = 0; i < boxes.size(); i++) {
                for (int k = 0; k < i; k++) {
                    double[] a = boxes.get(i);
                    double[] b = boxes.get(k);
                    assertThat(a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3])
                            .as("%s against %s", Arrays.toString(a), Arrays.toString(b)).isFalse();
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(1000);
    }

    @Test
    void samePageAgain() {
        Locale locale = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(HtmlReport.render(study)).isEqualTo(page);
        } finally {
            Locale.setDefault(locale);
        }
    }

    /** One mode, no territory, borders, zones, corridors, floors or bounds, ground that is flat or partly void. */
    @Test
    void copesWithLittle() throws Exception {
        Scenario s = study.scenario();
        TreeMap<Mode, org.thalweg.study.ModePlan> modes = new TreeMap<>();
        org.thalweg.study.ModePlan plan = s.modes().get(Mode.RAIL);
        modes.put(Mode.RAIL, new org.thalweg.study.ModePlan(plan.standard(), plan.rates(), plan.from(), plan.to(), List.of()));
        Scenario bare = new Scenario("bare", "", s.file(), s.crs(), s.currency(), s.priceYear(), s.seed(), s.terrain(), null,
                List.of(), modes, s.alternatives().subList(0, 1), List.of(), new TreeMap<>());
        Alternative full = study.alternatives().get(0);
        TreeMap<Mode, Line> lines = new TreeMap<>();
        Line l = full.lines().get(Mode.RAIL);
        Line line = new Line(l.standard(), l.alignment(), l.stations(), l.bill(), l.objective(), l.searchCost(), Double.NaN, "",
                l.audit(), l.travelTime(), Double.NaN);
        lines.put(Mode.RAIL, line);
        Alternative only = new Alternative(full.spec(), lines, List.of(), new TreeMap<>());
        float[] flat = new float[study.terrain().frame().size()];
        for (float fill : new float[] {500, Float.NaN}) {
            Arrays.fill(flat, fill);
            Study little = new Study(bare, new GridTerrain(study.terrain().frame(), flat), "Flat.", false, 0, new TreeMap<>(),
                    List.of(only), new TreeMap<>(), 1, List.of());
            String html = HtmlReport.render(little);
            parse(html);
            assertThat(html).doesNotContain("NaN", "Infinity", "null", "Model terrain, not");
        }
    }

    @Test
    void copesWithAYardstick() throws Exception {
        String html = HtmlReport.render(SyntheticStudy.small());
        parse(html);
        assertThat(html).doesNotContain("NaN", "Infinity").contains("2.00");
        keep(html, "small-");
    }

    /** Keeps a page for looking at it, when asked. */
    private static void keep(String html, String prefix) throws Exception {
        String folder = System.getProperty("thalweg.report.keep");
        if (folder != null) {
            Files.writeString(Path.of(folder, prefix + "report.html"), html);
        }
    }

    /** Eight lines of 35-42 km on 1333 x 1200 cells: under 2.5 s of this thread's time and under 6 MB. */
    @Test
    void isQuickAndSmall() throws Exception {
        Study large = SyntheticStudy.of(30, 4);
        long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        String html = HtmlReport.render(large);
        double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin) / 1e9;
        assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(6_000_000);
        assertThat(seconds).isLessThan(2.5);
        keep(html, "");
    }
}
