package org.thalweg.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.security.LineExposure;
import org.thalweg.standard.Mode;
import org.thalweg.study.SecureStudy;
import org.thalweg.study.Study;
import org.thalweg.study.SyntheticStudy;
import tools.jackson.databind.JsonNode;

/** The section security of study.json. */
class SecurityJsonTest {
    private static Study study;
    private static String text;

    @TempDir
    Path dir;

    @BeforeAll
    static void make() {
        study = SecureStudy.of(SyntheticStudy.of(120, 2), 2);
        text = StudyJson.text(study);
    }

    private static java.util.List<?> problems(String json) throws Exception {
        return Schemas.of("study.schema.json").validate(json, InputFormat.JSON);
    }

    @Test
    void keepsItsSchema() throws Exception {
        assertThat(problems(text)).isEmpty();
        assertThat(problems(text.replaceFirst("\"share_seen\": [0-9.]+", "\"share_seen\": 1.5")))
                .isNotEmpty();
        assertThat(problems(StudyJson.text(SecureStudy.of(SyntheticStudy.small(), 1)))).isEmpty();
    }

    @Test
    void holdsTheFindings() {
        JsonNode security = Json.MAPPER.readTree(text).get("security");
        assertThat(security.get("watches").get(0).get("observers").asInt())
                .isEqualTo(study.security().maps().get(0).observers().cells().length)
                .isGreaterThan(50);
        assertThat(security.get("lines").size()).isEqualTo(4);
        JsonNode line = security.get("lines").get(0);
        LineExposure seen =
                study.security().lines().get("cheapest").get(Mode.ROAD).exposures().get(0);
        assertThat(line.get("exposure").get(0).get("share_seen").decimalValue())
                .isEqualByComparingTo(Decimal.plain(seen.shareSeen(), 6));
        double total = 0;
        for (JsonNode length : line.get("exposure").get(0).get("seen_m")) {
            total += length.asDouble();
        }
        assertThat(total / seen.length()).isCloseTo(seen.shareSeen(), org.assertj.core.api.Assertions.within(1e-5));
        JsonNode shares = line.get("hazards").get("slope").get("share_in_class_or_worse");
        for (int i = 1; i < 4; i++) {
            assertThat(shares.get(i).asDouble()).isLessThanOrEqualTo(shares.get(i - 1).asDouble());
        }
    }

    /** Distances are those of the row's own station; stretches that someone sees add up to the share that is told. */
    @Test
    void rowsAlongALineAddUp() throws Exception {
        StudyFiles.write(study, dir.resolve("csv"), s -> "", Map.of());
        java.util.List<String> rows = Files.readAllLines(dir.resolve("csv/cheapest/road/security.csv"));
        assertThat(rows.get(0)).isEqualTo("station_m,distance_south_m,watching_south,seeing_south,slope_deg,slope_class,"
                + "shaking_cm,shaking_class,flood_m,flood_class,rockfall_m,rockfall_class");
        var line = study.security().lines().get("cheapest").get(Mode.ROAD);
        var stations = study.alternatives().get(0).lines().get(Mode.ROAD).stations();
        double seen = 0;
        for (int k = 1; k < rows.size(); k++) {
            String[] cells = rows.get(k).split(",", -1);
            assertThat(cells).hasSize(12);
            double station = Double.parseDouble(cells[0]);
            int at = java.util.stream.IntStream.range(0, stations.rows())
                    .filter(i -> Math.abs(stations.station()[i] - station) < 1e-3).findFirst().orElseThrow();
            assertThat(Double.parseDouble(cells[1]))
                    .isCloseTo(line.distances().get(0).distance()[at], org.assertj.core.api.Assertions.within(0.005001));
            if (k + 1 < rows.size() && Integer.parseInt(cells[3]) > 0) {
                seen += Double.parseDouble(rows.get(k + 1).split(",")[0]) - station;
            }
        }
        LineExposure e = line.exposures().get(0);
        assertThat(seen / e.length()).isCloseTo(e.shareSeen(), org.assertj.core.api.Assertions.within(1e-6));
    }

    @Test
    void theVisibilityIsWrittenAsARaster() throws Exception {
        StudyFiles.write(study, dir.resolve("out"), s -> "", Map.of());
        assertThat(Files.size(dir.resolve("out/visibility-south.tif"))).isGreaterThan(1000);
        Files.write(dir.resolve("out/note.txt"), "mine".getBytes(StandardCharsets.UTF_8));
        StudyFiles.write(SyntheticStudy.of(240, 1), dir.resolve("out"), s -> "", Map.of());
        assertThat(dir.resolve("out/visibility-south.tif")).doesNotExist();
        assertThat(dir.resolve("out/note.txt")).exists();
    }
}
