using System.Runtime.InteropServices;

namespace Roomtone.Mqtt.Native;

/// <summary>The values of <c>enum mosq_err_t</c> and of MQTT 5's reason codes that are told apart.</summary>
internal static class MosquittoResult
{
    public const int Success = 0;
    public const int NoConnection = 4;
    public const int NotFound = 6;
    public const int ConnectionLost = 7;
    public const int Tls = 8;
    public const int SystemError = 14;
    public const int NameNotFound = 15;
    public const int KeepAlive = 19;
    public const int TlsHandshake = 23;
    public const int TooLarge = 25;

    /// <summary>Reason codes from here on are failures (MQTT 5, 2.4).</summary>
    public const int FirstFailure = 0x80;
    public const int BadUserOrPassword = 0x86;
    public const int NotAuthorised = 0x87;
    public const int SessionTakenOver = 0x8E;

    public static string Text(int result) => Marshal.PtrToStringUTF8(Mosquitto.ErrorText(result)) ?? $"error {result}";

    public static string ReasonText(int reason) => Marshal.PtrToStringUTF8(Mosquitto.ReasonText(reason)) ?? $"reason {reason}";
}
