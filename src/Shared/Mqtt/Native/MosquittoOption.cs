namespace Roomtone.Mqtt.Native;

/// <summary>The values of <c>enum mosq_opt_t</c> that are used.</summary>
internal enum MosquittoOption
{
    ProtocolVersion = 1,
    ReceiveMaximum = 4,
    SendMaximum = 5,
    TcpNoDelay = 11,
}
