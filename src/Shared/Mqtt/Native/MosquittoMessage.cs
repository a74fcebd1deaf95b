using System.Runtime.InteropServices;

namespace Roomtone.Mqtt.Native;

/// <summary><c>struct mosquitto_message</c>; it belongs to the library and lives as long as the callback.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly unsafe struct MosquittoMessage
{
    private readonly int _id;
    private readonly byte* _topic;
    private readonly byte* _payload;
    private readonly int _length;
    private readonly int _quality;
    private readonly byte _retain;

    public MqttMessage Copy() => new(
        Marshal.PtrToStringUTF8((nint)_topic) ?? "",
        new ReadOnlySpan<byte>(_payload, _length).ToArray(),
        _retain != 0);
}
