package org.thalweg.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.study.Study;
import org.thalweg.study.SyntheticStudy;

class ExportTest {
    @Test
    void smoke(@TempDir Path dir) throws Exception {
        Study study = SyntheticStudy.of(120, 2);
        StudyFiles.write(study, dir.resolve("out"), s -> "<html/>", java.util.Map.of("x", 1.0));
        try (var w = java.nio.file.Files.walk(dir)) { w.filter(java.nio.file.Files::isRegularFile).forEach(p -> System.out.println(dir.relativize(p) + " " + p.toFile().length())); }
        var line = study.alternatives().get(0).lines().values().iterator().next();
        System.out.println(line.alignment().structures().size() + " " + line.alignment().length() + " " + line.bill().total());
        assertThat(study).isNotNull();
    }
}
