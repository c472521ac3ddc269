package org.thalweg.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.export.FiguresFile;
import org.thalweg.export.Schemas;
import org.thalweg.export.StudyJson;
import org.thalweg.export.TermsJson;
import org.thalweg.study.Scenario;
import org.thalweg.study.ScenarioReader;
import org.thalweg.study.SecureStudy;
import org.thalweg.study.Study;
import org.thalweg.study.StudyFigures;
import org.thalweg.study.StudyOperation;
import org.thalweg.study.StudyWorth;
import org.thalweg.study.SyntheticStudy;
import org.thalweg.study.TermsReader;
import org.thalweg.terms.Concept;
import org.thalweg.terms.Figures;
import org.thalweg.terms.TermsAnalysis;
import org.xml.sax.InputSource;

/** The bundled conflict model in a study: its figures, its JSON and its pages. */
class TermsPagesTest {
    private static Study study;
    private static TermsAnalysis analysis;
    private static String page;

    @BeforeAll
    static void make() throws IOException {
        Study lines = SyntheticStudy.of(240, 2);
        Map<String, Double> figures = new TreeMap<>();
        for (String name : StudyFigures.of(lines).names()) {
            figures.put(name, StudyFigures.of(lines).value(name));
        }
        // Few draws, so that the test is quick.
        Path file = Path.of("..", "scenarios", "meghri", "terms.yaml");
        String text = Files.readString(file).replace("draws: 10000", "draws: 100");
        analysis = TermsAnalysis.of(TermsReader.read("terms.yaml", text.getBytes(StandardCharsets.UTF_8)), new Figures(figures));
        study = lines.with(analysis);
        page = HtmlReport.render(study);
    }

    @Test
    void jsonFitsItsSchema() throws IOException {
        String json = StudyJson.text(study);
        assertThat(json).contains("\"terms\"", "\"evolution_with_groups\"", "\"decided_by\"");
        assertThat(Schemas.of("study.schema.json").validate(json, InputFormat.JSON)).isEmpty();
    }

    @Test
    void theSameAnalysisGivesTheSameText() {
        TermsAnalysis again = TermsAnalysis.of(analysis.model(), analysis.figures());
        assertThat(TermsJson.text(again)).isEqualTo(TermsJson.text(analysis));
    }

    /** Figures read back from study.json are those of the study, as rounded there. */
    @Test
    void figuresAreTheSameFromAFile(@TempDir Path folder) throws IOException {
        Scenario bundled = ScenarioReader.read(Path.of("..", "scenarios", "meghri"));
        Study lines = SecureStudy.of(SyntheticStudy.of(120, 2), 2);
        Study whole = lines.with(StudyWorth.of(bundled.economy(), 1, lines.alternatives()))
                .with(StudyOperation.of(bundled.operation(), lines.alternatives()));
        Files.writeString(folder.resolve("study.json"), StudyJson.text(whole));
        Figures file = FiguresFile.read(folder);
        Figures own = StudyFigures.of(whole);
        assertThat(file.names()).isEqualTo(own.names());
        for (String part : List.of("share_seen", "capacity_mt_per_year", "opening_months", "closed_days_a_year", "economic.npv",
                "delivery.development-company.owners", "construction_cost")) {
            assertThat(own.names()).as(part).anyMatch(n -> n.endsWith(part));
        }
        own.names().forEach(n -> assertThat(file.value(n)).as(n).isCloseTo(own.value(n), org.assertj.core.api.Assertions.within(0.006)));
    }

    @Test
    void thePageIsSoundAndSaysThatItIsConditional() throws Exception {
        String xml = page.substring(page.indexOf("<html"));
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        assertThat(page).contains("Terms: what the parties could stably agree on", "If the statements at the end of this section hold",
                "Alternatives against conditions and published figures", "What these outcomes mean on the ground",
                "these two rows use Thalweg", "share of draws (%)", "foreign minister", "adviser to the leader");
    }

    /** Conditions on figures are met or missed by what the figures say. */
    @Test
    void redLinesAreMeasured() {
        var line = analysis.model().redLines().stream().filter(l -> l.figure() != null && l.figure().endsWith("construction_cost")).findFirst().orElseThrow();
        double cost = analysis.figure(line, "cheapest");
        assertThat(line.margin(cost)).isEqualTo(2.0e8 - cost);
        assertThat(page).contains(line.margin(cost) >= 0 ? ", kept by " : ", missed by ");
    }

    /** The central case: the two ways in which the route is used with a front office are equilibria; doing nothing is none. */
    @Test
    void theBundledCaseHoldsWhatItsPageSays() {
        int now = analysis.model().statusQuo();
        assertThat(analysis.stability().equilibrium(Concept.GMR, now)).isFalse();
        assertThat(analysis.wishes()).extracting(w -> w.already()).containsExactly(true, false, true);
        assertThat(analysis.groups().upsetBy(Concept.SEQ, analysis.wishes().get(0).state())).isEmpty();
    }
}
