package org.zhuban.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.springframework.core.io.ClassPathResource;

/** Drawn papers for the demo's filings: a licence and both sides of an identity card, marked 演示. */
final class DemoPapers {

    private final Font regular;

    DemoPapers() {
        try (var font = new ClassPathResource("fonts/NotoSansSC_400Regular.ttf").getInputStream()) {
            regular = Font.createFont(Font.TRUETYPE_FONT, font);
        } catch (IOException | FontFormatException missing) {
            throw new IllegalStateException(
                    "The font for the demo's papers is missing; build with npm present", missing);
        }
    }

    byte[] licence(String name, String code, String registeredOn, String contact) {
        return png(900, 640, new Color(0xfdf8ee), g -> {
            g.setColor(new Color(0xb8342a));
            g.setStroke(new BasicStroke(6));
            g.drawRect(24, 24, 852, 592);
            g.setStroke(new BasicStroke(1.5f));
            g.drawRect(36, 36, 828, 568);
            text(g, "营 业 执 照", 320, 130, 52);
            g.setColor(Color.DARK_GRAY);
            text(g, "统一社会信用代码  " + code, 90, 200, 22);
            text(g, "名    称    " + name, 90, 270, 24);
            text(g, "类    型    有限责任公司", 90, 320, 24);
            text(g, "法定代表人    " + contact, 90, 370, 24);
            text(g, "成立日期    " + registeredOn, 90, 420, 24);
            text(g, "营业期限    长期", 90, 470, 24);
            text(g, "登记机关    市场监督管理局", 480, 560, 20);
        });
    }

    byte[] idFront(String name) {
        return png(856, 540, new Color(0xeaf2f7), g -> {
            g.setColor(Color.DARK_GRAY);
            text(g, "姓名    " + name, 60, 100, 28);
            text(g, "性别  男    民族  汉", 60, 160, 24);
            text(g, "出生    1985 年 6 月 1 日", 60, 220, 24);
            text(g, "住址    江苏省苏州市相城区演示路 1 号", 60, 280, 24);
            text(g, "公民身份号码    ******************", 60, 470, 26);
            g.setColor(new Color(0xc9d6df));
            g.fillRect(600, 90, 180, 240);
        });
    }

    byte[] idBack() {
        return png(856, 540, new Color(0xeaf2f7), g -> {
            g.setColor(new Color(0xb8342a));
            g.fillOval(60, 60, 110, 110);
            g.setColor(Color.DARK_GRAY);
            text(g, "中华人民共和国", 300, 110, 36);
            text(g, "居 民 身 份 证", 290, 190, 44);
            text(g, "签发机关    相城区公安局", 120, 400, 26);
            text(g, "有效期限    2018.06.01-2038.06.01", 120, 460, 26);
        });
    }

    /** Another certificate 证书: its title and lines of text. */
    byte[] certificate(String title, String... lines) {
        return png(900, 640, new Color(0xfdf8ee), g -> {
            g.setColor(new Color(0x8a6d2f));
            g.setStroke(new BasicStroke(6));
            g.drawRect(24, 24, 852, 592);
            text(g, title, 450 - title.length() * 22, 130, 44);
            g.setColor(Color.DARK_GRAY);
            for (int i = 0; i < lines.length; i++) {
                text(g, lines[i], 110, 220 + i * 56, 24);
            }
            g.setColor(new Color(0xb8342a));
            g.setStroke(new BasicStroke(5));
            g.drawOval(640, 430, 150, 150);
        });
    }

    /** A picture as a scanned page. */
    static byte[] scanned(byte[] picture) {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            var page = new PDPage(new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth()));
            document.addPage(page);
            var image = PDImageXObject.createFromByteArray(document, picture, "page");
            try (var content = new PDPageContentStream(document, page)) {
                float height = page.getMediaBox().getHeight() - 40;
                float width = height * image.getWidth() / image.getHeight();
                content.drawImage(image, (page.getMediaBox().getWidth() - width) / 2, 20, width, height);
            }
            document.save(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private interface Drawing {
        void on(Graphics2D g);
    }

    private byte[] png(int width, int height, Color ground, Drawing drawing) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(ground);
        g.fillRect(0, 0, width, height);
        drawing.on(g);
        g.setColor(new Color(184, 52, 42, 60));
        g.rotate(-0.35, width / 2.0, height / 2.0);
        text(g, "演 示", width / 2 - 110, height / 2 + 40, 110);
        g.dispose();
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void text(Graphics2D g, String text, int x, int y, float size) {
        g.setFont(regular.deriveFont(size));
        g.drawString(text, x, y);
    }
}
