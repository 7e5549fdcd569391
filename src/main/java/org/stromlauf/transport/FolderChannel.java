package org.stromlauf.transport;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.FileSystemResource;
import org.springframework.stereotype.Component;
import org.stromlauf.shared.TenantId;
import org.stromlauf.transport.BankFileReceiver.BankFile;
import org.stromlauf.transport.InterchangeReceiver.Arrival;

/**
 * Takes files that a partner or a bank laid into {@code <tenant>/<partner>/in}. The route then moves them to {@code done} or
 * {@code quarantine} beside it, as the header {@code stromlaufFolder} says.
 */
@Component("folderChannel")
class FolderChannel {

    static final long MAX_BYTES = 512L * 1024 * 1024;

    private final ObjectProvider<InterchangeReceiver> receiver;
    private final ObjectProvider<BankFileReceiver> bankFiles;

    FolderChannel(ObjectProvider<InterchangeReceiver> receiver, ObjectProvider<BankFileReceiver> bankFiles) {
        this.receiver = receiver;
        this.bankFiles = bankFiles;
    }

    /** Called by the route. A technical failure leaves the file where it is for the next look. */
    public void take(Exchange exchange) throws IOException, InvalidPayloadException {
        var file = exchange.getIn().getMandatoryBody(java.io.File.class).toPath();
        exchange.getIn().setHeader("stromlaufFile", file.toFile().getName());
        exchange.getIn().setHeader("stromlaufPartnerFolder", partnerFolder(file).toString());
        if (Files.size(file) > MAX_BYTES) {
            throw new RefusedArrivalException(file.getFileName() + " is larger than " + MAX_BYTES + " bytes");
        }
        exchange.getIn().setHeader("stromlaufFolder", isReadable(file) ? "done" : "quarantine");
    }

    private boolean isReadable(Path file) throws IOException {
        var partner = partnerFolder(file).toFile().getName();
        if (Channels.isBank(partner)) {
            var name = file.toFile().getName();
            return bankFiles.getObject().receive(new BankFile(tenantOf(file), partner, name, Files.readAllBytes(file)));
        }
        var arrival = new Arrival(new FileSystemResource(file), Channels.FOLDER, deliveryId(file), tenantOf(file));
        return receiver.getObject().receive(arrival).readable();
    }

    private static Path partnerFolder(Path file) {
        return file.toAbsolutePath().resolve("../..").normalize();
    }

    private static TenantId tenantOf(Path file) {
        return TenantId.of(
                partnerFolder(file).resolve("..").normalize().toFile().getName());
    }

    /** A file that the partner lays down once more has another time; one that a crash left behind has not. */
    private static String deliveryId(Path file) throws IOException {
        try (var content = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            var unused = content.transferTo(OutputStream.nullOutputStream());
            var hash = HexFormat.of().formatHex(content.getMessageDigest().digest());
            return tenantOf(file) + "/" + file.toFile().getName() + "/"
                    + Files.getLastModifiedTime(file).toMillis() + "/" + hash;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
