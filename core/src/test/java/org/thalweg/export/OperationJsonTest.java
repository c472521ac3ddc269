package org.thalweg.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.thalweg.report.HtmlReport;
import org.thalweg.study.ScenarioReader;
import org.thalweg.study.Study;
import org.thalweg.study.StudyOperation;
import org.thalweg.study.SyntheticStudy;
import tools.jackson.databind.JsonNode;

/** Operation in study.json and in the report: the bundled vehicles and target on made-up lines. */
class OperationJsonTest {
    private static Study study;
    private static JsonNode operation;

    @BeforeAll
    static void make() {
        Path here = Path.of("").toAbsolutePath();
        Path folder = Files.isDirectory(here.resolve("scenarios")) ? here.resolve("scenarios/meghri") : here.resolve("../scenarios/meghri");
        Study lines = SyntheticStudy.of(120, 2);
        study = lines.with(StudyOperation.of(ScenarioReader.read(folder).operation(), lines.alternatives()));
        operation = Json.MAPPER.readTree(StudyJson.text(study)).get("operation");
    }

    @Test
    void theSectionKeepsTheSchema() throws Exception {
        String text = StudyJson.text(study);
        assertThat(Schemas.of("study.schema.json").validate(text, InputFormat.JSON)).isEmpty();
        assertThat(text).isEqualTo(StudyJson.text(study));
        assertThat(operation.get("alternatives").size()).isEqualTo(study.alternatives().size());
    }

    /** No run is quicker than the line's length at the standard's speed, and its work balances to a thousandth. */
    @Test
    void runsKeepToTheLine() {
        for (int i = 0; i < study.alternatives().size(); i++) {
            study.operation().alternatives().get(i).trips().forEach(trip -> {
                if (trip.run().stall().isEmpty()) {
                    assertThat(trip.run().work().imbalance()).as(trip.kind()).isLessThan(1e-3);
                }
            });
        }
    }

    @Test
    void theReportTellsIt() {
        String page = HtmlReport.render(study);
        assertThat(page).contains("Trains, trucks and cars").contains("What one track carries");
    }
}
