package org.thalweg.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import com.networknt.schema.InputFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.study.BadInput;
import org.thalweg.study.Study;
import org.thalweg.study.SyntheticStudy;
import tools.jackson.databind.JsonNode;

/** The folder of a study: complete, deterministic, and never half written. */
class StudyFilesTest {
    private static Study study;

    @TempDir
    Path dir;

    @BeforeAll
    static void make() {
        study = SyntheticStudy.of(240, 2);
    }

    private static void write(Path to) throws IOException {
        StudyFiles.write(study, to, s -> "<!doctype html>\n", Map.of("search", 1.25));
    }

    private static SortedMap<String, byte[]> content(Path root) throws IOException {
        SortedMap<String, byte[]> out = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path path : tree.filter(Files::isRegularFile).toList()) {
                out.put(root.relativize(path).toString(), Files.readAllBytes(path));
            }
        }
        return out;
    }

    @Test
    void writesTheContractsFiles() throws Exception {
        write(dir.resolve("deep/er/out"));
        assertThat(content(dir.resolve("deep/er/out")).keySet()).containsExactly(
                "cheapest/rail/alignment.geojson", "cheapest/rail/alignment.json", "cheapest/rail/stations.csv",
                "cheapest/road/alignment.geojson", "cheapest/road/alignment.json", "cheapest/road/stations.csv",
                "corridor-rail.tif", "corridor-road.tif",
                "fastest/rail/alignment.geojson", "fastest/rail/alignment.json", "fastest/rail/stations.csv",
                "fastest/road/alignment.geojson", "fastest/road/alignment.json", "fastest/road/stations.csv",
                "report.html", "study.json", "terrain.tif", "timing.json");
        assertThat(dir.resolve("deep/er")).isDirectoryContaining(p -> p.endsWith("out"));
        try (Stream<Path> beside = Files.list(dir.resolve("deep/er"))) {
            assertThat(beside).hasSize(1);
        }
    }

    /** Another folder, another time, a locale with other digits and commas: the same bytes, and no path in them. */
    @Test
    void sameBytesAgain() throws Exception {
        write(dir.resolve("one"));
        Locale locale = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            write(dir.resolve("two"));
        } finally {
            Locale.setDefault(locale);
        }
        SortedMap<String, byte[]> one = content(dir.resolve("one"));
        SortedMap<String, byte[]> two = content(dir.resolve("two"));
        assertThat(two.keySet()).isEqualTo(one.keySet());
        one.forEach((name, bytes) -> {
            if (!name.equals("timing.json")) {
                assertThat(two.get(name)).as(name).isEqualTo(bytes);
            }
            assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).as(name).doesNotContain(dir.toString());
        });
    }

    @Test
    void studyJsonKeepsItsSchemaAndAddsUp() throws Exception {
        String text = StudyJson.text(study);
        assertThat(Schemas.of("study.schema.json").validate(text, InputFormat.JSON)).isEmpty();
        assertThat(Schemas.of("study.schema.json")
                .validate(text.replace("\"construction_cost\"", "\"cost\""), InputFormat.JSON)).isNotEmpty();
        JsonNode json = Json.MAPPER.readerFor(JsonNode.class)
                .with(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).readValue(text);
        for (JsonNode alternative : json.get("alternatives")) {
            for (JsonNode line : alternative.get("modes")) {
                BigDecimal sum = BigDecimal.ZERO;
                for (JsonNode item : line.get("breakdown")) {
                    BigDecimal amount = item.get("quantity").decimalValue().multiply(item.get("unit_cost").decimalValue())
                            .setScale(2, java.math.RoundingMode.HALF_UP);
                    assertThat(item.get("amount").decimalValue()).isEqualByComparingTo(amount);
                    sum = sum.add(amount);
                }
                assertThat(line.get("construction_cost").decimalValue()).isEqualByComparingTo(sum);
                double gap = sum.doubleValue() / line.get("lower_bound").doubleValue() - 1;
                assertThat(line.get("gap").doubleValue()).isCloseTo(gap, org.assertj.core.data.Offset.offset(1e-6));
            }
        }
        // A rule without limit is null, not a string that no JSON reader takes for a number.
        assertThat(text).contains("\"limit\": null").doesNotContain("Infinity").doesNotContain("NaN");
    }

    @Test
    void replacesAnEarlierStudyAndKeepsNotes() throws Exception {
        Path out = dir.resolve("out");
        write(out);
        Files.writeString(out.resolve("note.txt"), "mine");
        Files.createDirectories(out.resolve("gone/road"));
        Files.writeString(out.resolve("gone/road/stations.csv"), "of an alternative that is no more");
        write(out);
        assertThat(out.resolve("note.txt")).hasContent("mine");
        assertThat(out.resolve("gone")).doesNotExist();
        assertThat(out.resolve("study.json")).exists();
    }

    @Test
    void refusesAFolderThatIsNotOurs() throws Exception {
        Path out = Files.createDirectory(dir.resolve("photos"));
        Files.writeString(out.resolve("a.jpg"), "x");
        assertThatThrownBy(() -> write(out)).isInstanceOf(BadInput.class).hasMessageContaining("not empty");
        Files.writeString(out.resolve("study.json"), "{\"generator\": \"another\"}");
        assertThatThrownBy(() -> StudyFiles.check(out)).isInstanceOf(BadInput.class);
        Files.writeString(out.resolve("study.json"), "{");
        assertThatThrownBy(() -> StudyFiles.check(out)).isInstanceOf(BadInput.class);
        assertThat(content(dir)).hasSize(2);
        Path file = Files.writeString(dir.resolve("file"), "");
        assertThatThrownBy(() -> StudyFiles.check(file)).isInstanceOf(BadInput.class).hasMessageContaining("is a file");
        Path inFile = file.resolve("out");
        assertThatThrownBy(() -> write(inFile)).isInstanceOf(BadInput.class);
    }

    @Test
    void aFaultLeavesWhatWasThere() throws Exception {
        Path out = dir.resolve("out");
        write(out);
        SortedMap<String, byte[]> before = content(dir);
        assertThatThrownBy(() -> StudyFiles.write(study, out, s -> {
            throw new UncheckedIOException(new IOException("disk full"));
        }, Map.of())).isInstanceOf(UncheckedIOException.class);
        assertThat(content(dir).keySet()).isEqualTo(before.keySet());
        assertThatThrownBy(() -> StudyFiles.write(study, dir.resolve("new"), s -> {
            throw new UncheckedIOException(new IOException("disk full"));
        }, Map.of())).isInstanceOf(UncheckedIOException.class);
        assertThat(dir.resolve("new")).doesNotExist();
    }

    @Test
    void versionIsThatOfTheBuild() throws Exception {
        Path pom = Path.of("..", "pom.xml");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(pom));
        assertThat(Files.readString(pom)).contains("<artifactId>thalweg</artifactId>\n  <version>" + Version.NUMBER + "</version>");
    }
}
