using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using MQTTnet;

namespace Roomtone.Mqtt;

/// <summary>Why there is no connection, and what to do, in a sentence.</summary>
/// <param name="Sentence">For people.</param>
/// <param name="IsRefusal">Whether the broker answered, and refused; that does not heal by itself.</param>
internal sealed record ConnectionFailure(string Sentence, bool IsRefusal = false)
{
    /// <summary>TCP or TLS did not come about.</summary>
    public static ConnectionFailure NotReached(MqttSettings settings, Exception cause) => new(cause switch
    {
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } =>
            $"No MQTT broker answers at {Place(settings)}. Start it (sudo systemctl start mosquitto), or correct Mqtt:Host and Mqtt:Port.",
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } =>
            $"The name of the MQTT broker {settings.Host} cannot be found. Correct Mqtt:Host, or look at the network's DNS.",
        AuthenticationException => Tls(settings, cause),
        CryptographicException or IOException =>
            $"CaFile {settings.CaFile}, CertificateFile or KeyFile cannot be used: {cause.Message}",
        OperationCanceledException => NotInTime(settings),
        _ => $"The MQTT broker at {Place(settings)} cannot be reached: {cause.Message.TrimEnd('.')}.",
    });

    /// <summary>TCP and TLS stood, and then no CONNACK came.</summary>
    public static ConnectionFailure NotAnswered(MqttSettings settings, Exception cause, bool isLate) => new((isLate, settings.HasTls) switch
    {
        (true, _) => NotInTime(settings),
        (_, true) => Tls(settings, cause),
        _ => $"What listens at {Place(settings)} closed the connection without an answer. "
            + "If it is an MQTT broker that wants TLS, set Mqtt:CaFile.",
    });

    public static ConnectionFailure Refused(MqttSettings settings, MqttClientConnectResultCode reason) => new(
        IsOfPassword(reason)
            ? $"The MQTT broker at {Place(settings)} refuses the user '{settings.User}': the name or the password is wrong. "
                + "Correct Mqtt:User and the secret mqtt-password."
            : $"The MQTT broker at {Place(settings)} refuses the connection: {ReasonText.Of(reason)}.",
        IsRefusal: true);

    public static bool IsOfPassword(MqttClientConnectResultCode reason) =>
        reason is MqttClientConnectResultCode.BadUserNameOrPassword or MqttClientConnectResultCode.NotAuthorized;

    public static string Silent(MqttSettings settings) => $"The MQTT broker at {Place(settings)} has fallen silent.";

    /// <param name="settings">Where it was.</param>
    /// <param name="reason">MQTT 5's reason code where the broker gave one.</param>
    /// <param name="lasted">Whether the connection stood for more than a moment.</param>
    public static string Lost(MqttSettings settings, MqttClientDisconnectReason reason, bool lasted) =>
        reason switch
        {
            MqttClientDisconnectReason.SessionTakenOver =>
                $"Another client took over the MQTT session '{settings.SessionName}'. Give each process an Mqtt:ClientId of its own.",
            >= MqttClientDisconnectReason.UnspecifiedError =>
                $"The MQTT broker at {Place(settings)} ended the connection: {ReasonText.Of(reason)}.",
            // Mosquitto 2.0 gives no reason when another client takes the session: a short connection is the only sign.
            _ when !lasted => $"The connection to the MQTT broker at {Place(settings)} was lost at once. "
                + $"If that repeats, another client uses the session '{settings.SessionName}': give each process an Mqtt:ClientId of its own.",
            _ => $"The connection to the MQTT broker at {Place(settings)} was lost.",
        };

    private static string Tls(MqttSettings settings, Exception cause) =>
        $"TLS to the MQTT broker at {Place(settings)} failed: Mqtt:CaFile must hold the authority of the broker's certificate, "
        + $"and the certificate must name {settings.Host}. "
        + cause.GetBaseException().Message;

    private static string NotInTime(MqttSettings settings) =>
        $"The MQTT broker at {Place(settings)} did not answer within {MqttConnection.OpenLimit.TotalSeconds:0} s.";

    private static string Place(MqttSettings settings) => $"{settings.Host}:{settings.Port}";
}
