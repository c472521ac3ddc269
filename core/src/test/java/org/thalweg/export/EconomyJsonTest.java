package org.thalweg.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.networknt.schema.InputFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.thalweg.report.HtmlReport;
import org.thalweg.study.ScenarioReader;
import org.thalweg.study.Study;
import org.thalweg.study.StudyWorth;
import org.thalweg.study.SyntheticStudy;
import tools.jackson.databind.JsonNode;

/** Worth in study.json and in the report: the bundled assumptions on made-up lines. */
class EconomyJsonTest {
    private static Study study;
    private static JsonNode economy;

    @BeforeAll
    static void make() {
        Path here = Path.of("").toAbsolutePath();
        Path folder = Files.isDirectory(here.resolve("scenarios")) ? here.resolve("scenarios/meghri") : here.resolve("../scenarios/meghri");
        Study lines = SyntheticStudy.of(120, 2);
        study = lines.with(StudyWorth.of(ScenarioReader.read(folder).economy(), 1, lines.alternatives()));
        economy = Json.MAPPER.readTree(StudyJson.text(study)).get("economy");
    }

    @Test
    void theSectionsKeepTheSchema() throws Exception {
        String text = StudyJson.text(study);
        assertThat(Schemas.of("study.schema.json").validate(text, InputFormat.JSON)).isEmpty();
        assertThat(text).isEqualTo(StudyJson.text(study));
    }

    /** What a reader can redo: spending adds up to the cost, the streams to the value, the bill to the cost. */
    @Test
    void figuresCanBeRedone() {
        for (int i = 0; i < economy.get("alternatives").size(); i++) {
            JsonNode a = economy.get("alternatives").get(i);
            for (String mode : new String[] {"road", "rail"}) {
                double cost = a.at("/construction_with_design_and_supervision/" + mode).asDouble();
                double spent = 0;
                for (JsonNode v : a.at("/programme/" + mode + "/spending_by_year")) {
                    spent += v.asDouble();
                }
                assertThat(spent).isCloseTo(cost, within(0.1));
                double bill = study.alternatives().get(i).lines()
                        .get(org.thalweg.standard.Mode.valueOf(mode.toUpperCase(java.util.Locale.ROOT))).bill().total().doubleValue();
                assertThat(cost).isCloseTo(1.1 * bill, within(0.1));
            }
            double value = 0;
            for (JsonNode stream : a.at("/economic/streams")) {
                for (int t = 0; t < stream.size(); t++) {
                    value += stream.get(t).asDouble() / Math.pow(1 + economy.get("discount_rate").asDouble(), t);
                }
            }
            assertThat(a.at("/economic/npv").asDouble()).isCloseTo(value, within(2.0));
            assertThat(a.at("/risk/npv/p10").asDouble()).isLessThan(a.at("/risk/npv/p90").asDouble());
            assertThat(a.get("delivery").size()).isEqualTo(5);
        }
        double best = economy.at("/risk/none_positive").asDouble();
        for (JsonNode a : economy.get("alternatives")) {
            best += a.at("/risk/best").asDouble();
        }
        assertThat(best).isCloseTo(1, within(1e-5));
    }

    @Test
    void theReportTellsIt() {
        String html = HtmlReport.render(study);
        assertThat(html).contains("What it is worth, and how sure that is", "Worth of cheapest: findings", "Worth of fastest: detail",
                "Who builds and who pays", "Choke points");
        // Pictures of the ground are written in letters that may spell anything; they stand before these pages.
        String pages = html.substring(html.indexOf("What it is worth"), html.indexOf("Assumptions and sources"));
        assertThat(pages).doesNotContain("NaN", "Infinity", "base64");
        assertThat(HtmlReport.render(study)).isEqualTo(html);
    }
}
