namespace Roomtone.Mqtt.Native;

/// <summary>What the library reports of one connection, on the connection's thread.</summary>
internal interface IConnectionEvents
{
    /// <param name="reason">MQTT 5's reason code: 0, or why the broker refuses.</param>
    void Answered(int reason);

    /// <param name="reason">MQTT 5's reason code from 128 on when the broker ended it, else a <see cref="MosquittoResult"/>.</param>
    void Lost(int reason);

    void Taken(int id, int reason);

    void Arrived(MqttMessage message);

    void Granted(int id, int reason);

    void Said(string line);

    /// <summary>A handler of ours failed; nothing may pass through the library's frames.</summary>
    void Failed(Exception exception);
}
