using Roomtone.Contracts;

namespace Roomtone.Dashboard.History;

/// <summary>What is stored of a device. State, version and boot are as it last said; null where it never did.</summary>
internal sealed record StoredDevice(
    string Id,
    DeviceState? State,
    string? Version,
    Guid? Boot,
    DateTimeOffset LastSeen,
    DateTimeOffset FirstSeen
);
