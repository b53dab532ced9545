package io.sluice.delivery.mail;

import io.sluice.delivery.Channel;
import io.sluice.delivery.fold.Attempt;
import io.sluice.delivery.fold.Outcome;
import io.sluice.delivery.text.Language;
import io.sluice.delivery.text.LongText;
import io.sluice.schemas.Severity;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.util.MailConnectException;

/**
 * Alerts by e-mail (N-EMAIL), each with text and HTML. An alert has one Message-ID for each recipient, whatever the attempt,
 * by which many servers and mail programs drop a second copy; SMTP itself promises nothing of the kind.
 */
public final class MailChannel implements Channel {
    public static final String NAME = "email";

    private static final int PERMANENT = 500;

    private final MailSettings settings;
    private final LongText texts;
    private final Language language;
    private final Session session;

    public MailChannel(MailSettings settings, LongText texts, Language language) {
        this.settings = settings;
        this.texts = texts;
        this.language = language;
        this.session = Session.getInstance(properties(settings));
    }

    @Override
    public String name() {
        return NAME;
    }

    private static Properties properties(MailSettings settings) {
        String millis = Long.toString(settings.timeout().toMillis());
        Properties properties = new Properties();
        properties.put("mail.transport.protocol", "smtp");
        properties.put("mail.smtp.host", settings.host());
        properties.put("mail.smtp.port", Integer.toString(settings.port()));
        properties.put("mail.smtp.connectiontimeout", millis);
        properties.put("mail.smtp.timeout", millis);
        properties.put("mail.smtp.writetimeout", millis);
        properties.put("mail.smtp.auth", Boolean.toString(settings.user().isPresent()));
        properties.put("mail.smtp.ssl.enable", on(settings, MailSettings.Encryption.TLS));
        properties.put("mail.smtp.starttls.enable", on(settings, MailSettings.Encryption.STARTTLS));
        properties.put("mail.smtp.starttls.required", on(settings, MailSettings.Encryption.STARTTLS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        return properties;
    }

    private static String on(MailSettings settings, MailSettings.Encryption wanted) {
        return Boolean.toString(settings.encryption() == wanted);
    }

    @Override
    public Outcome send(Attempt attempt) {
        boolean handed = false;
        try (Transport transport = session.getTransport()) {
            AlertMail mail = mail(attempt);
            transport.connect(
                    settings.host(),
                    settings.port(),
                    settings.user().orElse(null),
                    settings.password().map(secret -> secret.value()).orElse(null));
            handed = true;
            transport.sendMessage(mail, mail.getAllRecipients());
            return new Outcome.Delivered("taken by " + settings.host());
        } catch (MailConnectException unreachable) {
            return Outcome.unsent("no connection to " + settings.host());
        } catch (AuthenticationFailedException refused) {
            return Outcome.unsent(settings.host() + " did not accept the credentials");
        } catch (SendFailedException failed) {
            return outcome(failed);
        } catch (MessagingException failed) {
            String what = "the conversation with " + settings.host() + " broke off";
            return handed ? new Outcome.Uncertain(what) : Outcome.unsent(what);
        }
    }

    /** The server's answer in one code; its words are not repeated, because they may repeat ours. */
    private Outcome outcome(SendFailedException failed) {
        int code = 0;
        for (Exception each = failed; each instanceof MessagingException cause; each = cause.getNextException()) {
            switch (each) {
                case SMTPAddressFailedException address -> code = Math.max(code, address.getReturnCode());
                case SMTPSendFailedException sending -> code = Math.max(code, sending.getReturnCode());
                default -> {}
            }
        }
        String what = settings.host() + " answered " + code;
        if (code >= PERMANENT) {
            return new Outcome.Refused(what);
        }
        return code > 0 ? Outcome.unsent(what) : new Outcome.Uncertain("no answer of " + settings.host());
    }

    private AlertMail mail(Attempt attempt) throws MessagingException {
        AlertMail mail = new AlertMail(session, messageId(attempt));
        mail.setFrom(new InternetAddress(settings.from()));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(attempt.recipient()));
        mail.setSubject(texts.subject(attempt.alert(), language), StandardCharsets.UTF_8.name());
        mail.setSentDate(Date.from(attempt.alert().getTime()));
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("X-Idempotency-Key", attempt.alert().getId());
        if (attempt.alert().getSeverity() == Severity.CRITICAL) {
            mail.setHeader("X-Priority", "1");
            mail.setHeader("Importance", "high");
        }
        MimeBodyPart text = new MimeBodyPart();
        text.setText(texts.plain(attempt.alert(), language, attempt.mayRepeat()), StandardCharsets.UTF_8.name());
        MimeBodyPart html = new MimeBodyPart();
        html.setText(texts.html(attempt.alert(), language, attempt.mayRepeat()), StandardCharsets.UTF_8.name(), "html");
        mail.setContent(new MimeMultipart("alternative", text, html));
        mail.saveChanges();
        return mail;
    }

    private String messageId(Attempt attempt) {
        String domain = settings.from().substring(settings.from().indexOf('@') + 1);
        String whom = Integer.toHexString(attempt.recipient().hashCode());
        return "<" + attempt.alert().getId() + "." + whom + "@" + domain + ">";
    }

    /** A message whose id follows from its alert. */
    private static final class AlertMail extends MimeMessage {
        private final String id;

        AlertMail(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
