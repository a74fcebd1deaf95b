namespace Roomtone.Mqtt;

/// <summary>A filter and who wants its messages.</summary>
internal sealed record Subscription(string Filter, QualityOfService Quality, Action<MqttMessage> Handler);
