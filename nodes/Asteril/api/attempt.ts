export * from '../../shared/http/attempt';
