using System.ComponentModel;
using Roomtone.Mqtt.Native;

namespace Roomtone.Mqtt;

/// <summary>Says in a sentence why there is no connection, and what to do.</summary>
internal static class ConnectionTrouble
{
    private const int ConnectionRefused = 111;

    /// <param name="settings">Where it was tried.</param>
    /// <param name="result">A <see cref="MosquittoResult"/>.</param>
    /// <param name="systemError">The system's error number, for <see cref="MosquittoResult.SystemError"/>.</param>
    /// <param name="detail">The library's last error line, or empty.</param>
    public static string NotReached(MqttSettings settings, int result, int systemError, string detail) => result switch
    {
        MosquittoResult.SystemError when systemError == ConnectionRefused =>
            $"No MQTT broker answers at {Place(settings)}. Start it (sudo systemctl start mosquitto), or correct Mqtt:Host and Mqtt:Port.",
        MosquittoResult.SystemError => $"The MQTT broker at {Place(settings)} cannot be reached: {new Win32Exception(systemError).Message}.",
        MosquittoResult.NameNotFound => $"The name of the MQTT broker {settings.Host} cannot be found. Correct Mqtt:Host, or look at the network's DNS.",
        MosquittoResult.Tls or MosquittoResult.TlsHandshake =>
            $"TLS to the MQTT broker at {Place(settings)} failed: Mqtt:CaFile must hold the authority of the broker's certificate, and the certificate must name {settings.Host}. {detail}".TrimEnd(),
        _ => $"The MQTT broker at {Place(settings)} cannot be reached: {MosquittoResult.Text(result)} {detail}".TrimEnd(),
    };

    /// <summary>TCP stood, and then nothing was said.</summary>
    /// <param name="settings">Where it was tried.</param>
    /// <param name="detail">The library's last error line, or empty.</param>
    public static string NotAnswered(MqttSettings settings, string detail) => settings.CaFile.Length > 0
        ? NotReached(settings, MosquittoResult.Tls, 0, detail)
        : $"What listens at {Place(settings)} closed the connection without an answer. If it is an MQTT broker that wants TLS, set Mqtt:CaFile.";

    public static string Refused(MqttSettings settings, int reason) => reason switch
    {
        MosquittoResult.BadUserOrPassword or MosquittoResult.NotAuthorised =>
            $"The MQTT broker at {Place(settings)} refuses the user '{settings.User}': the name or the password is wrong. Correct Mqtt:User and the secret mqtt-password.",
        _ => $"The MQTT broker at {Place(settings)} refuses the connection: {MosquittoResult.ReasonText(reason)}",
    };

    /// <param name="settings">Where it was.</param>
    /// <param name="reason">MQTT 5's reason code from 128 on when the broker gave one, else a <see cref="MosquittoResult"/>.</param>
    /// <param name="lasted">Whether the connection stood for more than a moment.</param>
    public static string Lost(MqttSettings settings, int reason, bool lasted) => reason switch
    {
        MosquittoResult.SessionTakenOver =>
            $"Another client took over the MQTT session '{settings.SessionName}'. Give each process an Mqtt:ClientId of its own.",
        MosquittoResult.KeepAlive => $"The MQTT broker at {Place(settings)} has fallen silent.",
        >= MosquittoResult.FirstFailure => $"The MQTT broker at {Place(settings)} ended the connection: {MosquittoResult.ReasonText(reason)}",
        // Mosquitto 2.0 gives no reason when another client takes the session: a short connection is the only sign.
        _ when !lasted => $"The connection to the MQTT broker at {Place(settings)} was lost at once. If that repeats, another client uses the session '{settings.SessionName}': give each process an Mqtt:ClientId of its own.",
        _ => $"The connection to the MQTT broker at {Place(settings)} was lost.",
    };

    private static string Place(MqttSettings settings) => $"{settings.Host}:{settings.Port}";
}
