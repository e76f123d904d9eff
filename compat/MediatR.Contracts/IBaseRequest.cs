namespace MediatR;

/// <summary>Any request that has one handler.</summary>
public interface IBaseRequest;
