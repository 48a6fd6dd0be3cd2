package org.zhuban.filing.engine.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/** A small sound printed form for the attacks to change. */
final class ReportSamples {

    /** Its only expression beside the QR. */
    static final String EXPRESSION = "$P{title}";

    static final String SOUND =
            """
            <jasperReport name="夜间施工" language="java" pageWidth="595" pageHeight="842">
              <style name="body" default="true" fontName="Noto Sans SC"/>
              <parameter name="title" class="java.lang.String"/>
              <parameter name="answers" class="java.util.Map"/>
              <parameter name="qr" class="net.sf.jasperreports.renderers.Renderable"/>
              <field name="kind" class="java.lang.String"/>
              <title height="60">
                <element kind="textField" x="0" y="0" width="400" height="30">
                  <expression><![CDATA[$P{title}]]></expression>
                </element>
                <element kind="image" x="400" y="0" width="60" height="60">
                  <expression><![CDATA[$P{qr}]]></expression>
                </element>
              </title>
            </jasperReport>
            """;

    private ReportSamples() {}

    static List<String> codes(String jrxml) {
        var faults = new Faults("sample-type");
        ReportGate.check(jrxml.getBytes(UTF_8), faults.in("reports/sample-type.jrxml"));
        return faults.found().stream().map(GateFault::code).distinct().toList();
    }

    static String with(String from, String to) {
        if (!SOUND.contains(from)) {
            throw new IllegalArgumentException("the sample has no " + from);
        }
        return SOUND.replace(from, to);
    }
}
