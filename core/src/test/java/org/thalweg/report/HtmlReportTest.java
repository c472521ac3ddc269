package org.thalweg.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.thalweg.study.Study;
import org.thalweg.study.SyntheticStudy;

class HtmlReportTest {
    @Test
    void look() throws Exception {
        Study study = SyntheticStudy.of(30, 4);
        for (int i = 0; i < 4; i++) {
            long t = System.nanoTime();
            String s = HtmlReport.render(study);
            System.out.println((System.nanoTime() - t) / 1e9 + " s, " + s.length());
            Files.writeString(Path.of("/tmp/report.html"), s);
        }
        assertThat(study).isNotNull();
    }
}
