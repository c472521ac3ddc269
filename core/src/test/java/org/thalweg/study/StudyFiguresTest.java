package org.thalweg.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.networknt.schema.InputFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.export.FiguresFile;
import org.thalweg.export.Schemas;
import org.thalweg.export.StudyJson;
import org.thalweg.terms.ConflictModel;
import org.thalweg.terms.Figures;
import org.thalweg.terms.OutcomeFigures;
import org.thalweg.terms.TermsAnalysis;

/** The figures of a whole study in its terms: example A14, planned from a cold start, with posts, operation, worth and sight. */
class StudyFiguresTest {
    private static final Path FOLDER = Path.of("..", "examples", "a14-terms");
    private static Study study;
    private static Figures figures;

    @BeforeAll
    static void run() {
        study = StudyRunner.run(ScenarioReader.read(FOLDER), 2, Progress.SILENT).study();
        figures = study.terms().figures();
    }

    /** What the reader lets a model name is what the study finds, no more and no less. */
    @Test
    void theNamesKnownBeforeAreThoseFound() {
        Scenario s = study.scenario();
        StudyFigures.Asked asked = new StudyFigures.Asked(
                s.alternatives(), s.modes(), s.borders(), s.security().watches(), s.posts(), s.operation(), s.economy());
        assertThat(figures.names()).isEqualTo(new TreeSet<>(asked.names())).hasSizeGreaterThan(150);
    }

    /** Figures read back from study.json are those of the study, to the digits written there. */
    @Test
    void figuresAreTheSameFromAFile(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("study.json"), StudyJson.text(study));
        Figures file = FiguresFile.read(folder);
        assertThat(file.names()).isEqualTo(figures.names());
        assertThat(file.currency()).isEqualTo("USD");
        figures.names().forEach(n -> assertThat(file.value(n)).as(n)
                .isCloseTo(figures.value(n), within(n.contains("share") || n.endsWith("below_hurdle") ? 1e-6 : 0.06)));
    }

    /** Figures that can be told from the scenario: a road 100 m from a straight border on a plain, a company 10 % dearer. */
    @Test
    void figuresAreWhatTheScenarioMakesThem() {
        assertThat(figures.value("security.lines.near.road.border_distance.south.mean_m")).isCloseTo(100, within(1.0));
        assertThat(figures.value("security.lines.near.road.exposure.south.share_seen")).isEqualTo(1);
        assertThat(figures.value("alternatives.near.modes.rail.length_m")).isCloseTo(6000, within(0.5));
        assertThat(figures.value("alternatives.near.construction_cost")).isCloseTo(
                figures.value("alternatives.near.modes.road.construction_cost") + figures.value("alternatives.near.modes.rail.construction_cost"),
                within(0.01));
        String delivered = "economy.alternatives.near.delivery.";
        assertThat(figures.value(delivered + "company.construction"))
                .isCloseTo(1.1 * figures.value(delivered + "state.construction"), within(0.01));
        assertThat(figures.value(delivered + "state.given")).isCloseTo(0.2 * figures.value(delivered + "state.construction"), within(0.01));
        String journey = "operation.gate_to_gate.near.truck.one-stop.";
        assertThat(figures.value(journey + "total_s")).isCloseTo(figures.value(journey + "running_s") + figures.value(journey + "waiting_s")
                + figures.value(journey + "control_s"), within(1e-6));
    }

    private static int state(ConflictModel model, String... options) {
        for (int s = 0; s < model.space().states(); s++) {
            if (model.taken(s).equals(java.util.List.of(options))) {
                return s;
            }
        }
        throw new IllegalArgumentException(String.join(" ", options));
    }

    /** The model's values are the study's, and an outcome tells what its options stand for. */
    @Test
    void outcomesStandForFigures() {
        TermsAnalysis a = study.terms();
        int s = state(a.model(), "build", "company", "one-stop", "rail-first", "away", "use");
        assertThat(a.value(0, s)).isEqualTo(figures.value("economy.alternatives.away.delivery.company.construction"));
        OutcomeFigures ground = a.onTheGround(s);
        assertThat(ground.selected()).isEqualTo(new TreeMap<>(java.util.Map.of(
                "alternative", "away", "delivery", "company", "regime", "one-stop", "order", "rail-first")));
        ground.entries().forEach(e -> assertThat(e.value()).as(e.figure()).isEqualTo(figures.value(e.figure())));
        assertThat(ground.entries()).extracting(OutcomeFigures.Entry::figure).contains(
                "economy.alternatives.away.delivery.company.construction", "economy.alternatives.away.delivery.company.financial.npv",
                "security.lines.away.road.exposure.south.share_seen", "border.one-stop.truck.time_s", "alternatives.away.modes.road.length_m",
                "operation.gate_to_gate.away.truck.one-stop.total_s", "operation.alternatives.away.track.capacity_mt_per_year",
                "economy.alternatives.away.opening_months.rail");
        assertThat(ground.sentence()).startsWith("The line away (railway 6.0 km, road 6.1 km), delivered by company for ")
                .contains("open after", "the railway first", "posts under one-stop: a truck", "from gate to gate");
        assertThat(a.onTheGround(a.model().statusQuo()).sentence()).isEqualTo("No line is selected.");
        assertThat(a.figure(a.model().redLines().get(1), "near")).isEqualTo(1);
    }

    @Test
    void jsonFitsItsSchema() throws IOException {
        String json = StudyJson.text(study);
        assertThat(json).contains("\"on_the_ground\"", "\"basis\": \"one_of\"");
        assertThat(Schemas.of("study.schema.json").validate(json, InputFormat.JSON)).isEmpty();
    }

    /** Names that the study does not have are refused before anything is planned. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "delivery.company.construction} | delivery.compny.construction} | which this study does not give: the nearest is economy.alternatives.away.delivery.company.construction",
        "selects: {delivery: company} | selects: {delivery: firm} | is 'firm', which is no delivery of this study",
        "selects: {alternative: away} | selects: {alternative: aweigh} | which is no alternative of this study: the nearest is away",
        "selects: {regime: one-stop} | selects: {regime: none-stop} | which is no regime of this study: the nearest is one-stop",
        "economy.alternatives.*.opening_months.rail | economy.alternatives.*.opening_month.rail | the nearest is economy.alternatives.*.opening_months.rail",
        "road.exposure.south.share_seen\", at | road.exposure.north.share_seen\", at | the nearest is security.lines.*.road.exposure.south.share_seen"})
    void unknownNamesAreRefused(String from, String to, String expected, @TempDir Path folder) throws IOException {
        String terms = Files.readString(FOLDER.resolve("terms.yaml"));
        assertThat(terms).contains(from);
        Files.copy(FOLDER.resolve("scenario.yaml"), folder.resolve("scenario.yaml"));
        Files.writeString(folder.resolve("terms.yaml"), terms.replace(from, to));
        assertThatThrownBy(() -> ScenarioReader.read(folder)).isInstanceOf(BadInput.class)
                .hasMessageStartingWith("terms.yaml, line ").hasMessageContaining(expected);
    }
}
