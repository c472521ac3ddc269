package org.thalweg.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.HashSet;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.thalweg.security.LineExposure;
import org.thalweg.security.LineSecurity;
import org.thalweg.standard.Mode;
import org.thalweg.study.SecureStudy;
import org.thalweg.study.Study;
import org.thalweg.study.SyntheticStudy;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The pages on exposure and hazards. */
class SecurityPagesTest {
    private static Study study;
    private static String page;

    @BeforeAll
    static void make() {
        study = SecureStudy.of(SyntheticStudy.of(120, 2), 2);
        page = HtmlReport.render(study);
    }

    @Test
    void theSameOnOneThread() {
        assertThat(HtmlReport.render(SecureStudy.of(SyntheticStudy.of(120, 2), 1))).isEqualTo(page);
    }

    @Test
    void wellFormedAndEveryNameUsedIsDefined() throws Exception {
        Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(page.substring(page.indexOf("<html")))));
        NodeList all = document.getElementsByTagName("*");
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < all.getLength(); i++) {
            if (((Element) all.item(i)).hasAttribute("id")) {
                assertThat(ids.add(((Element) all.item(i)).getAttribute("id"))).isTrue();
            }
        }
        assertThat(ids).contains("seen-south");
        NodeList uses = document.getElementsByTagName("use");
        for (int i = 0; i < uses.getLength(); i++) {
            assertThat(ids).contains(((Element) uses.item(i)).getAttribute("href").substring(1));
        }
    }

    /** The figures in words are those of the findings. */
    @Test
    void saysWhatWasFound() {
        LineSecurity road = study.security().lines().get("cheapest").get(Mode.ROAD);
        LineExposure seen = road.exposures().get(0);
        assertThat(seen.shareSeen()).isBetween(0.05, 1.0);
        assertThat(page)
                .contains("What is seen from beyond the border &#39;south&#39;")
                .contains("The road of &#39;cheapest&#39; runs "
                        + Figures.km(road.distances().get(0).quantile(0.5), 1) + " from the border &#39;south&#39;")
                .contains(Figures.percent(seen.shareSeen(), 0) + " of it is in sight of some place beyond")
                .contains("no class is a probability");
        int figures = page.split("exposure and hazards along the line</h3>", -1).length - 1;
        assertThat(figures).isEqualTo(4);
    }

    @Test
    void aStudyWithoutFindingsHasNoPages() {
        assertThat(HtmlReport.render(SyntheticStudy.of(120, 1))).doesNotContain("Exposure and hazards");
    }

    /** No border at all: hazards are still told, distances and sights are not. */
    @Test
    void withoutBordersHazardsRemain() {
        String small = HtmlReport.render(SecureStudy.of(SyntheticStudy.small(), 1));
        assertThat(small).contains("Hazards, screened").doesNotContain("What is seen from beyond", "Distance of the axis");
    }
}
