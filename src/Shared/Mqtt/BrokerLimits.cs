using System.Text;
using MQTTnet;

namespace Roomtone.Mqtt;

/// <summary>What the broker said in its CONNACK that it takes.</summary>
/// <param name="InFlight">QoS 1 messages that may be unconfirmed at once: its Receive Maximum, and 1,000 at most.</param>
/// <param name="PacketBytes">The largest packet; null for no limit.</param>
/// <param name="KeepAlive">How often the broker wants a sign of life.</param>
internal sealed record BrokerLimits(int InFlight, uint? PacketBytes, TimeSpan KeepAlive)
{
    /// <summary>Beyond this a quicker broker gains nothing, and a slower one only memory.</summary>
    public const ushort MaxInFlight = 1000;

    /// <summary>Packet type, remaining length, the topic's length, packet id and an empty property list (MQTT 5, 3.3).</summary>
    private const int MaxHeaderBytes = 1 + 4 + 2 + 2 + 1;

    /// <summary>MQTTnet gives 0 for what the broker did not say; a broker may not say 0.</summary>
    public static BrokerLimits Of(MqttClientConnectResult answer, MqttSettings settings) => new(
        answer.ReceiveMaximum is > 0 and var most ? Math.Min(most, MaxInFlight) : MaxInFlight,
        answer.MaximumPacketSize is > 0 ? answer.MaximumPacketSize : null,
        answer.ServerKeepAlive > 0 ? TimeSpan.FromSeconds(answer.ServerKeepAlive) : settings.KeepAlive);

    public bool Allow(string topic, int payloadBytes) =>
        PacketBytes is not { } most || (long)payloadBytes + Encoding.UTF8.GetByteCount(topic) + MaxHeaderBytes <= most;
}
